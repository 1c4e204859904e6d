import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { publishedArticles } from '../../articles/published.ts';
import { pictureName } from '../../social-pictures/picture-drawing.ts';
import type { SocialPicture } from '../../social-pictures/picture-drawing.ts';
import { topicsOf } from '../../articles/topics.ts';
import { onlyPages } from '../../environment.ts';
import { socialPicture } from '../../social-pictures/kept-pictures.ts';
import { site } from '../../site.ts';

const byline = `${site.name}, by ${site.coach.name}`;

export async function getStaticPaths() {
  if (onlyPages) return [];
  const ofArticles = (await publishedArticles()).map(async (article) => {
    const [topic] = await topicsOf(article);
    const picture: SocialPicture = {
      title: article.data.title,
      kicker: topic?.data.title ?? site.name,
      byline,
    };
    return { params: { name: article.id }, props: { picture }, cacheKey: pictureName(picture) };
  });
  const ofSite: SocialPicture = { title: site.tagline, kicker: site.name, byline };
  return [
    { params: { name: 'site' }, props: { picture: ofSite }, cacheKey: pictureName(ofSite) },
    ...(await Promise.all(ofArticles)),
  ];
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(new Uint8Array(await socialPicture(props.picture)));
