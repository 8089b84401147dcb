import type { GeoNs, GeoRssNs } from 'feedsmith';
import type { Place } from '../draft.ts';

/** Where a feed or an entry says it is, by GeoRSS simple or the W3C's vocabulary. */
export function placeOf({
  georss,
  geo,
}: {
  georss?: GeoRssNs.ItemOrFeed;
  geo?: GeoNs.ItemOrFeed;
}): Place | undefined {
  const point = georss?.point && position(georss.point);
  if (point) return { type: 'Point', coordinates: point };
  const line = positions(georss?.line?.points);
  if (line.length > 1) return { type: 'LineString', coordinates: line };
  const ring = positions(georss?.polygon?.points);
  if (ring.length > 3) return { type: 'Polygon', coordinates: [ring] };
  const box = positions([georss?.box?.lowerCorner, georss?.box?.upperCorner]);
  if (box.length === 2) return { type: 'Box', coordinates: box };
  const other = position({ lat: geo?.lat, lng: geo?.long });
  return other && { type: 'Point', coordinates: other };
}

type Point = { lat?: number | undefined; lng?: number | undefined } | undefined;

function position(point: Point): [number, number] | undefined {
  const { lat = Number.NaN, lng = Number.NaN } = point ?? {};
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? [lng, lat] : undefined;
}

/** None, if one of them is no place. */
function positions(points: readonly Point[] | undefined): [number, number][] {
  const all = (points ?? []).map(position);
  return all.every((one) => one !== undefined) ? all : [];
}
