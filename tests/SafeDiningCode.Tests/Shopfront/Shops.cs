using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Shopfront;

namespace SafeDiningCode.Tests.Shopfront;

/// <summary>A shop with its owner, as the service's parts take them.</summary>
internal sealed record Shop(TestServices Services, EateryInScope Eatery, Actor Owner)
{
    public static readonly ShopFacts Facts = new("小锅米线（翠湖店）", "Mo-Fr 10:00-14:00,17:00-22:00; Sa-Su 10:00-02:00", "0871-63123456", "rice-noodles", "zh,en");

    public ShopDetailsBook Book => Services.Get<ShopDetailsBook>();

    /// <summary>Over an eatery that is there, or a new one.</summary>
    public static async Task<Shop> OfAsync(TestServices services, long? eatery = null)
    {
        var id = eatery ?? await Eateries.AddAsync(services.Database);
        var account = await People.AddAsync(services.Provider, Role.Owner, eateryIds: [id]);
        var owner = new Actor { AccountId = account, Name = "李示例", Role = Role.Owner, Scope = Scope.OfEateries(account, [id]) };
        return new Shop(services, (await services.Get<EateryAccess>().FindAsync(owner, id))!, owner);
    }

    /// <summary>Saves these facts over whatever is there.</summary>
    public async Task<SaveOutcome> SaveAsync(ShopFacts facts) => await Book.SaveAsync(Owner, Eatery, facts, (await Book.FindAsync(Eatery.Id)).Revision);
}
