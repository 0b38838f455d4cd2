using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.Uploads;

/// <summary>
/// Photographs and documents as evidence: received, cleaned, stored, served. Other slices have the forms and the pages:
/// <see cref="UploadForm"/> reads what was sent, <see cref="UploadBook"/> stores it beside their records, and
/// <see cref="UploadAnswer"/> serves it to whom they have let in.
/// </summary>
internal static class UploadsModule
{
    private const int LargestQuotaMegabytes = 1_000_000;

    public static IServiceCollection AddUploads(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<UploadOptions>()
            .Bind(configuration.GetSection("Uploads"))
            .Validate(options => options.EateryMegabytes is > 0 and <= LargestQuotaMegabytes, "Uploads:EateryMegabytes is a number of megabytes from 1 to 1000000.")
            .Validate(options => options.KeepDays >= 0, "Uploads:KeepDays is a number of days, 0 to keep files for ever.")
            .Validate(options => options.AtOnce is > 0 and <= 1000, "Uploads:AtOnce is a number from 1 to 1000.")
            .ValidateOnStart();
        services.AddSingleton<UploadBook>();
        services.AddSingleton<UploadForm>();
        services.AddSingleton<UploadHousekeeping>();
        services.AddHostedService(provider => provider.GetRequiredService<UploadHousekeeping>());
        return services;
    }
}
