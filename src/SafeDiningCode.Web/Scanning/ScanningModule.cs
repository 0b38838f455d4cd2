using SafeDiningCode.Web.Scanning.Answers;
using SafeDiningCode.Web.Scanning.Changes;
using SafeDiningCode.Web.Scanning.Counts;
using SafeDiningCode.Web.Scanning.Json;
using SafeDiningCode.Web.Scanning.Page;
using SafeDiningCode.Web.Scanning.Profiles;
using SafeDiningCode.Web.Scanning.Reports;

namespace SafeDiningCode.Web.Scanning;

/// <summary>What a diner sees on scanning a code: the public profile, from memory.</summary>
internal static class ScanningModule
{
    public static IServiceCollection AddScanning(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CacheOptions>()
            .Bind(configuration.GetSection("Cache"))
            .Validate(options => options.Bytes >= CacheOptions.Least, $"Cache:Bytes must be at least {CacheOptions.Least}.")
            .ValidateOnStart();
        services.AddMetrics();
        services.AddSingleton<ScanningMeter>();
        services.AddSingleton<ProfileLoader>();
        services.AddSingleton<LoadCode>(provider => provider.GetRequiredService<ProfileLoader>().LoadAsync);
        services.AddSingleton<SharedProfiles>();
        services.AddSingleton<KnownVersions>();
        services.AddSingleton<ProfileSource>();
        services.AddSingleton<Outage>();
        services.AddSingleton<AnswerMaker>();
        services.AddSingleton<MakeAnswer>(provider => provider.GetRequiredService<AnswerMaker>().MakeAsync);
        services.AddSingleton<ReadAhead>();
        services.AddSingleton<MealScans>();
        services.AddSingleton<ScanCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<ScanCounter>());
        services.AddSingleton<ProfileCache>();
        services.AddSingleton<ScanAnswers>();
        services.AddSingleton<ScanRefusals>();
        services.AddSingleton<CodeReports>();
        services.AddSingleton<ChangeFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFollower>());
        return services;
    }

    public static void MapScanning(this IEndpointRouteBuilder routes)
    {
        routes.MapScanPage();
        routes.MapEateryJson();
        routes.MapReports();
    }
}
