import { drawSocialPicture } from '../articles/social-picture.ts';

// What a worker thread runs has to be the default of a file of its own.
export default drawSocialPicture;
