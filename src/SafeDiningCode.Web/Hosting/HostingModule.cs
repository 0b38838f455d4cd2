using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Health;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Limits;
using SafeDiningCode.Web.Hosting.Shutdown;
using SafeDiningCode.Web.Hosting.Telemetry;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Hosting;

/// <summary>What holds for every request: limits, headers, errors, the look of pages.</summary>
internal static class HostingModule
{
    /// <summary>Nothing anyone sends here is larger; routes that take files have their own limit.</summary>
    private const int MaxBodyBytes = 64 * 1024;

    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration)
    {
        // Started first, stopped last: what the others measure while they stop still goes out.
        services.AddTelemetry();
        services.AddShutdown(configuration);
        services.AddHealth();
        services.AddOptions<ServiceOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ServiceOptions>, ServiceOptions.Validator>();
        services.AddOptions<ForwardedHeadersOptions>().Configure(options => TrustedProxies.Configure(options, configuration)).ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        // Chinese stays Chinese in the page: only what HTML itself needs is escaped, and a third of the bytes is enough.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<ErrorAnswers>();
        services.AddProblemDetails();
        services.AddSingleton<FormTokens>();
        services.AddRateLimits();
        return services;
    }

    public static void ConfigureKestrel(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = 4 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        });

    /// <summary>What holds for every request without exception; costs next to nothing.</summary>
    public static void UseLastResorts(this WebApplication app)
    {
        app.UseEscapedErrors();
        app.UseLastAnswers();
    }

    /// <summary>What holds for all but ready pages.</summary>
    public static void UseHosting(this WebApplication app)
    {
        var errors = app.Services.GetRequiredService<ErrorAnswers>();
        app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = errors.AnswerExceptionAsync, AllowStatusCode404Response = true });
        app.Use((http, next) =>
        {
            SecurityHeaders.Set(http.Response.Headers);
            return next(http);
        });
        app.UseStatusCodePages(context => errors.AnswerAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
        app.Use(HeadAsGet);
        app.UseRouting();
        app.UseRequestSpans();
        app.UseRateLimiter();
    }

    // Probes and link checkers ask by HEAD: the routes answer as to GET, and the server itself sends no body to a HEAD.
    // The page behind a code answers HEAD by itself.
    private static Task HeadAsGet(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method) && !http.Request.Path.StartsWithSegments("/c", StringComparison.OrdinalIgnoreCase))
        {
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    }
}
