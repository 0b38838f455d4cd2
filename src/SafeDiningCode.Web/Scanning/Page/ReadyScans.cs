using System.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Scanning.Answers;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Page;

/// <summary>
/// The way of nearly every scan: a page that lies ready in memory goes out before the rest of the pipeline is entered,
/// which would cost as much again as all that is done here. The answer is the one that the route <c>/c/{code}</c> gives.
/// Whatever is not such a hit (another method, a code that is not in memory, out of date, revoked or forged, a page yet
/// to be made, a request that is traced) goes on as if this were not here.
/// </summary>
internal static class ReadyScans
{
    // As long as what follows: a code as it is printed and linked, without hyphens or blanks.
    private const string Prefix = "/c/";

    // What measurements of requests and the log call it by.
    private static readonly Endpoint Route = new(requestDelegate: null, new EndpointMetadataCollection(new ScanRoute()), ScanEndpoints.Route);

    /// <summary>Goes before all that only other requests need.</summary>
    public static void UseReadyScans(this WebApplication app)
    {
        var cache = app.Services.GetRequiredService<ProfileCache>();
        app.Use((http, next) => Find(http.Request, cache) is { } answer ? SendAsync(http, answer) : next(http));
    }

    private static ReadyAnswer? Find(HttpRequest request, ProfileCache cache) =>
        HttpMethods.IsGet(request.Method)
            && request.Path.Value is { Length: 3 + TrustCode.Length } path
            && path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && TrustCode.TryParse(path.AsSpan(Prefix.Length), out var code)
            && Activity.Current is null or { IsAllDataRequested: false }
            ? cache.Ready(code, AnswerVariant.OfPage(request).Index)
            : null;

    private static Task SendAsync(HttpContext http, ReadyAnswer answer)
    {
        http.SetEndpoint(Route);
        SecurityHeaders.Set(http.Response.Headers);
        return AnswerWriter.WriteAsync(http, answer);
    }

    private sealed class ScanRoute : IRouteDiagnosticsMetadata
    {
        string IRouteDiagnosticsMetadata.Route => ScanEndpoints.Route;
    }
}
