using Microsoft.Extensions.Options;

namespace SafeDiningCode.Web.Hosting.Shutdown;

/// <summary>Stops without losing anything that was acknowledged, or cutting anything that was begun.</summary>
internal static class ShutdownModule
{
    public static IServiceCollection AddShutdown(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ShutdownOptions>()
            .Bind(configuration.GetSection("Shutdown"))
            .Validate(
                options => options.DrainSeconds is >= 0 and <= ShutdownOptions.LongestDrainSeconds,
                $"Shutdown:DrainSeconds is 0 to {ShutdownOptions.LongestDrainSeconds} seconds.")
            .ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>((host, shutdown) =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(shutdown.Value.DrainSeconds) + ShutdownOptions.TimeToFinish);
        services.AddHostedService<Drain>();
        return services;
    }

    /// <summary>While stopping, each answer is the last of its connection: whoever keeps one open opens the next elsewhere.</summary>
    public static void UseLastAnswers(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((http, next) =>
        {
            if (stopping.IsCancellationRequested && HttpProtocol.IsHttp11(http.Request.Protocol))
            {
                // At the very start of the answer: an error on the way clears what was set before.
                http.Response.OnStarting(static response => CloseAfter((HttpResponse)response), http.Response);
            }

            return next(http);
        });
    }

    private static Task CloseAfter(HttpResponse response)
    {
        response.Headers.Connection = "close";
        return Task.CompletedTask;
    }
}
