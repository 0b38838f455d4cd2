using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Pages;

namespace SafeDiningCode.Web.Rectification;

/// <summary>Problems and how they are mended (整改): one ledger, whatever found them. The owner's half of it.</summary>
internal static class RectificationModule
{
    public static IServiceCollection AddRectification(this IServiceCollection services) => services
        .AddSingleton<RectificationLedger>()
        .AddSingleton<OpenRectifications>();

    public static void MapRectification(this IEndpointRouteBuilder routes) => routes.MapRectifications();
}
