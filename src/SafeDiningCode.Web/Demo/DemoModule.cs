using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Demo;

/// <summary>The fictional city that a developer's first start shows.</summary>
internal static class DemoModule
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<DemoHistory>();
        services.AddSingleton<DemoRatings>();
        services.AddSingleton<DemoStanding>();
        services.AddSingleton<DemoLedger>();
        services.AddSingleton<DemoData>();
        return services;
    }

    /// <summary>In Development: fills an empty registry before the first request, and greets with codes to try once the server listens.</summary>
    public static async Task UseDemoAsync(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        var demo = app.Services.GetRequiredService<DemoData>();
        if (await demo.IsRegistryEmptyAsync())
        {
            await demo.FillAsync(DemoData.DefaultEateries, DemoData.DefaultRatings);
        }

        app.Lifetime.ApplicationStarted.Register(() => _ = GreetAsync(app));
    }

    private static async Task GreetAsync(WebApplication app)
    {
        try
        {
            await Greeting.SayAsync(app.Services);
        }
        catch (Exception error)
        {
            app.Logger.LogWarning("The greeting could not be shown; the service runs: {Error}", LoggedError.Of(error));
        }
    }
}
