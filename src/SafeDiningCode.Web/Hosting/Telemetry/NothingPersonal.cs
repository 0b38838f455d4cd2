using System.Diagnostics;
using OpenTelemetry;

namespace SafeDiningCode.Web.Hosting.Telemetry;

/// <summary>
/// The last look before a span goes out: of what the framework notes on a request only the listed tags pass. So the path
/// (it can name a receipt), the query (what was searched for), addresses and browsers stay here, also those that a later
/// version of the framework may begin to note.
/// </summary>
internal sealed class NothingPersonal : BaseProcessor<Activity>
{
    private static readonly string[] Passing =
    [
        RequestSpans.Method, RequestSpans.Route, RequestSpans.Status, RequestSpans.ErrorType, "url.scheme", "network.protocol.version",
    ];

    public override void OnEnd(Activity data)
    {
        // Comes with the request as it was sent, and is handed down to the spans within: empty and not null, for what has
        // none of its own shows that of the span around it, which may not have ended yet when this one goes out.
        data.TraceStateString = "";
        if (data.Source.Name == RequestSpans.Source)
        {
            foreach (var tag in data.TagObjects.Select(tag => tag.Key).Except(Passing, StringComparer.Ordinal).ToList())
            {
                data.SetTag(tag, null);
            }
        }
    }
}
