/** Counts of what the front door did, for Prometheus. Labels are fixed words: no path, no id, no address. */
export type Metrics = {
  /** Counts one answered request. */
  answered(area: string, status: number, milliseconds: number): void;
  /** Everything in Prometheus' text format. */
  text(): string;
};

const BUCKETS_SECONDS = [0.005, 0.025, 0.1, 0.25, 1, 5] as const;

type Histogram = { count: number; sum: number; readonly buckets: number[] };

function observe(histogram: Histogram, seconds: number): void {
  histogram.count += 1;
  histogram.sum += seconds;
  BUCKETS_SECONDS.forEach((bound, index) => {
    if (seconds <= bound) histogram.buckets[index] = (histogram.buckets[index] ?? 0) + 1;
  });
}

function histogramLines(area: string, { buckets, count, sum }: Histogram): string[] {
  const name = "nafidha_http_request_duration_seconds";
  return [
    ...BUCKETS_SECONDS.map((bound, index) => `${name}_bucket{area="${area}",le="${bound}"} ${buckets[index] ?? 0}`),
    `${name}_bucket{area="${area}",le="+Inf"} ${count}`,
    `${name}_sum{area="${area}"} ${sum.toFixed(6)}`,
    `${name}_count{area="${area}"} ${count}`,
  ];
}

/** New metrics, all zero. */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, Histogram>();
  return {
    answered(area, status, milliseconds) {
      const labels = `area="${area}",status="${Math.floor(status / 100)}xx"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      const histogram = durations.get(area) ?? { count: 0, sum: 0, buckets: [] };
      durations.set(area, histogram);
      observe(histogram, milliseconds / 1000);
    },
    text: () =>
      [
        "# TYPE nafidha_http_requests_total counter",
        ...[...requests].map(([labels, count]) => `nafidha_http_requests_total{${labels}} ${count}`),
        "# TYPE nafidha_http_request_duration_seconds histogram",
        ...[...durations].flatMap(([area, histogram]) => histogramLines(area, histogram)),
        "# TYPE process_resident_memory_bytes gauge",
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        "# TYPE process_uptime_seconds gauge",
        `process_uptime_seconds ${Math.floor(process.uptime())}`,
        "",
      ].join("\n"),
  };
}
