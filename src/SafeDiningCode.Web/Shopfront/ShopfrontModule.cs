using SafeDiningCode.Web.Shopfront.Pages;
using SafeDiningCode.Web.Shopfront.Photo;

namespace SafeDiningCode.Web.Shopfront;

/// <summary>What an owner says of the shop (店铺资料) and nobody has to allow: opening hours, phone, sign, cuisine, languages, photograph.</summary>
internal static class ShopfrontModule
{
    public static IServiceCollection AddShopfront(this IServiceCollection services) => services.AddSingleton<ShopDetailsBook>();

    public static void MapShopfront(this IEndpointRouteBuilder routes)
    {
        routes.MapShopDetails();
        routes.MapPhotos();
    }
}
