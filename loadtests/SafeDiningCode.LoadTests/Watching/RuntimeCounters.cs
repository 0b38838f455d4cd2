namespace SafeDiningCode.LoadTests.Watching;

/// <summary>What a .NET runtime has counted since it began.</summary>
/// <param name="At">When it said so, by its own clock.</param>
/// <param name="Collections">Garbage collections of generation 0, 1 and 2.</param>
/// <param name="Pause">How long all of them together stopped it.</param>
/// <param name="AllocatedBytes">Bytes allocated.</param>
internal sealed record RuntimeCounters(DateTimeOffset At, IReadOnlyList<long> Collections, TimeSpan Pause, long AllocatedBytes)
{
    private const int Generations = 3;

    /// <summary>Reads them out of an export of metrics; null where it does not hold them all.</summary>
    public static RuntimeCounters? Of(IReadOnlyList<OtlpPoint> points)
    {
        var pause = points.FirstOrDefault(point => point.Metric == "dotnet.gc.pause.time");
        var allocated = points.FirstOrDefault(point => point.Metric == "dotnet.gc.heap.total_allocated");
        if (pause is null || allocated is null)
        {
            return null;
        }

        var collections = Enumerable.Range(0, Generations)
            .Select(generation => (long)(points.FirstOrDefault(point =>
                point.Metric == "dotnet.gc.collections" && point.Attributes.GetValueOrDefault("gc.heap.generation") == FormattableString.Invariant($"gen{generation}"))?.Value ?? 0))
            .ToList();
        return new RuntimeCounters(pause.At, collections, TimeSpan.FromSeconds(pause.Value), (long)allocated.Value);
    }
}
