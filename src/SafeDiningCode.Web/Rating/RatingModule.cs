using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rating.Api;
using SafeDiningCode.Web.Rating.Devices;
using SafeDiningCode.Web.Rating.Form;
using SafeDiningCode.Web.Rating.Housekeeping;
using SafeDiningCode.Web.Rating.Intake;
using SafeDiningCode.Web.Rating.Receipts;
using SafeDiningCode.Web.Rating.Recount;

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
        services.AddSingleton<ReceiptBook>();
        services.AddSingleton<Recounter>();
        services.AddSingleton<RatingHousekeeping>();
        services.AddHostedService(provider => provider.GetRequiredService<RatingHousekeeping>());
        services.AddOptions<RatingLimits>()
            .Bind(configuration.GetSection("Limits"))
            .Validate(limits => limits.RatingsPerNetworkPerMinute >= 0, "Limits:RatingsPerNetworkPerMinute is a number, 0 for no limit.")
            .ValidateOnStart();
        RatingLimits.AddTo(services);
        return services;
    }

    public static void MapRating(this IEndpointRouteBuilder routes)
    {
        routes.MapRateForm();
        routes.MapReceipts();
        routes.MapRatingApi();
    }
}
