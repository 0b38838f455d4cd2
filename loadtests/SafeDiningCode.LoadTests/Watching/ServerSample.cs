namespace SafeDiningCode.LoadTests.Watching;

/// <summary>How server and client did over one stretch of a run.</summary>
internal sealed record ServerSample
{
    /// <summary>When the stretch ended, after the run's begin.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>Cores that the server kept busy; null where its process is not known.</summary>
    public double? ServerCores { get; init; }

    /// <summary>Memory that it held at the end, in bytes.</summary>
    public long? ServerBytes { get; init; }

    /// <summary>Cores that this client kept busy.</summary>
    public required double ClientCores { get; init; }

    /// <summary>What the server's runtime said last; null where it tells nobody.</summary>
    public RuntimeCounters? Runtime { get; init; }

    /// <summary>Actions that had begun and not ended.</summary>
    public required int UnderWay { get; init; }
}
