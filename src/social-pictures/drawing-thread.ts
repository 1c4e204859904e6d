import { drawSocialPicture } from './picture-drawing.ts';

// What a worker thread runs has to be the default of a file of its own.
export default drawSocialPicture;
