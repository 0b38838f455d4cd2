using System.Diagnostics;

namespace SafeDiningCode.Web.Hosting.Telemetry;

/// <summary>Where the service's own spans come from. Where nobody listens, starting one costs a look at a flag.</summary>
internal static class Spans
{
    /// <summary>Begins every name of a source or meter of this service.</summary>
    public const string Prefix = "SafeDining.";

    /// <summary>Reading what stands behind a code.</summary>
    public static readonly ActivitySource Scanning = new(Prefix + nameof(Scanning));

    /// <summary>Taking ratings in.</summary>
    public static readonly ActivitySource Rating = new(Prefix + nameof(Rating));

    /// <summary>Importing the registry.</summary>
    public static readonly ActivitySource Registry = new(Prefix + nameof(Registry));
}
