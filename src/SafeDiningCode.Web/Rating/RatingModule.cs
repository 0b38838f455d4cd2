using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rating.Devices;
using SafeDiningCode.Web.Rating.Intake;

namespace SafeDiningCode.Web.Rating;

/// <summary>What diners say: form, programs, intake, receipts.</summary>
internal static class RatingModule
{
    public static IServiceCollection AddRating(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IntakeOptions>()
            .Bind(configuration.GetSection("Rating"))
            .Validate(options => options is { QueueLength: > 0, BatchSize: > 0 }, "Rating:QueueLength and Rating:BatchSize must be positive.")
            .ValidateOnStart();
        services.AddMetrics();
        services.AddSingleton<RatingMeter>();
        services.AddSingleton<RatingKeys>();
        services.AddSingleton<ITakeRatings>(provider => provider.GetRequiredService<Database>() is { Engine: DatabaseEngine.Sqlite } database
            ? new TakeRatingsByRow(database)
            : new TakeRatingsAtOnce(provider.GetRequiredService<Database>()));
        services.AddSingleton<RatingBatches>();
        services.AddSingleton<RatingIntake>();
        services.AddHostedService(provider => provider.GetRequiredService<RatingIntake>());
        services.AddSingleton<RatingDesk>();
        return services;
    }

    public static void MapRating(this IEndpointRouteBuilder routes)
    {
    }
}
