using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace SafeDiningCode.Web.Hosting.Telemetry;

/// <summary>
/// What a request's span says: method, route and status. The route and never the path, for a path can name a receipt;
/// nothing of who asks or what for.
/// </summary>
internal static class RequestSpans
{
    /// <summary>The framework's source of spans of requests.</summary>
    public const string Source = "Microsoft.AspNetCore";

    public const string Method = "http.request.method";
    public const string Route = "http.route";
    public const string Status = "http.response.status_code";
    public const string ErrorType = "error.type";
    private const string UnknownMethod = "_OTHER";

    /// <summary>Describes spans of requests where traces go out; goes after routing.</summary>
    public static void UseRequestSpans(this WebApplication app)
    {
        if (app.Services.GetRequiredService<OtlpExport>().Settings.Traces)
        {
            app.Use((http, next) =>
            {
                if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
                {
                    Describe(span, http);
                }

                return next(http);
            });
        }
    }

    private static void Describe(Activity span, HttpContext http)
    {
        var method = Known(http.Request.Method);
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag(Method, method);
        span.SetTag(Route, route);
        http.Response.OnStarting(() =>
        {
            var status = http.Response.StatusCode;
            span.SetTag(Status, status);
            if (status >= StatusCodes.Status500InternalServerError)
            {
                span.SetTag(ErrorType, status.ToString(System.Globalization.CultureInfo.InvariantCulture));
                span.SetStatus(ActivityStatusCode.Error);
            }

            return Task.CompletedTask;
        });
    }

    // Anything may be sent as a method.
    private static string Known(string method) =>
        HttpMethods.IsGet(method) ? "GET"
        : HttpMethods.IsPost(method) ? "POST"
        : HttpMethods.IsHead(method) ? "HEAD"
        : HttpMethods.IsPut(method) ? "PUT"
        : HttpMethods.IsDelete(method) ? "DELETE"
        : HttpMethods.IsOptions(method) ? "OPTIONS"
        : UnknownMethod;
}
