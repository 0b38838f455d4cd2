namespace SafeDiningCode.Web.Hosting.Health;

/// <summary>How a part of the service is.</summary>
internal enum PartState
{
    /// <summary>It answers.</summary>
    Up,

    /// <summary>It does not answer, or not in time.</summary>
    Down,

    /// <summary>None is configured.</summary>
    None,
}

/// <summary>A part that this process depends on. Each one registered appears in the answer of <c>/healthz/ready</c>.</summary>
internal interface ICheckPart
{
    /// <summary>Its name in the answer, like <c>database</c>.</summary>
    string Name { get; }

    /// <summary>Whether the process is of no use without it. Where one that is not vital is down, the service is degraded.</summary>
    bool IsVital { get; }

    /// <summary>How it is. It may throw and it may hang: either counts as down.</summary>
    Task<PartState> CheckAsync(CancellationToken cancellation);
}
