using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Kitchens.Declarations;
using SafeDiningCode.Web.Kitchens.Heartbeats;
using SafeDiningCode.Web.Kitchens.Records;

namespace SafeDiningCode.Tests.Kitchens;

/// <summary>Heartbeats as a platform would send them, on the test's clock.</summary>
internal static class Beats
{
    /// <summary>A heartbeat that comes now, with a picture so many seconds old.</summary>
    public static Heartbeat Beat(this TestServices services, string kitchen, int frameAge = 0, bool allowed = true)
    {
        var now = services.Clock.GetUtcNow().UtcDateTime;
        return new Heartbeat(kitchen, KitchenRecord.FrameMinute(now.AddSeconds(-frameAge), now)!.Value, now, _ => allowed);
    }

    /// <summary>An eatery whose owner has declared a kitchen, and the kitchen.</summary>
    public static async Task<KitchenRow> DeclaredAsync(this TestServices services, KitchenKind kind = KitchenKind.Video)
    {
        var eatery = await Eateries.AddAsync(services.Database);
        await services.Get<KitchenDeclarations>().DeclareAsync(Actor.Console, InScope(eatery), kind, viewing: null);
        return await services.KitchenAsync(eatery);
    }

    /// <summary>An eatery of the tests as a handler is given it.</summary>
    public static EateryInScope InScope(long eatery) => new()
    {
        Id = eatery, Name = Eateries.Sign, Address = "昆明市五华区翠湖南路68号", County = Eateries.County, Division = Eateries.Street, Unit = Eateries.Street,
    };

    /// <summary>What is on record of an eatery's kitchen.</summary>
    public static async Task<KitchenRow> KitchenAsync(this TestServices services, long eatery) =>
        (await services.Get<KitchenDeclarations>().FindAsync(eatery))!;
}
