namespace SafeDiningCode.LoadTests.Wire;

/// <summary>What kept an answer from being one.</summary>
internal enum Failure
{
    None,

    /// <summary>A status that was not the one expected.</summary>
    Status,

    /// <summary>The right status with something else in it.</summary>
    Content,

    /// <summary>No answer within the time allowed.</summary>
    Timeout,

    /// <summary>Nobody listened.</summary>
    Refused,

    /// <summary>The connection broke.</summary>
    Reset,

    /// <summary>The server closed the connection without an answer.</summary>
    Closed,

    /// <summary>Anything else; the detail says what.</summary>
    Other,
}

/// <summary>No answer came, or none that could be read.</summary>
internal sealed class WireException(Failure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public Failure Failure { get; } = failure;
}
