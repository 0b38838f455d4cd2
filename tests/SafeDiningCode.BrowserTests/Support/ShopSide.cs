using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.ChangeRequests.Ledger;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Shopfront;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>What the owner of the eatery says of it, a request that was returned and one that waits.</summary>
/// <param name="Code">The eatery's code.</param>
/// <param name="Returned">The request that was returned.</param>
/// <param name="Pending">The request that waits.</param>
internal sealed record ShopSide(string Code, long Returned, long Pending)
{
    public static async Task<ShopSide> FillAsync(IServiceProvider services, EateryInScope eatery, Actor owner, Actor regulator)
    {
        var shops = services.GetRequiredService<ShopDetailsBook>();
        await shops.SaveAsync(owner, eatery, new ShopFacts(null, "Mo-Fr 10:00-14:00,17:00-22:00; Sa-Su 10:00-02:00", "0871-63123456", "rice-noodles", "zh,en,th"), revision: 0);
        await shops.SetPhotoAsync(owner, eatery, Picture());
        var ledger = services.GetRequiredService<ChangeLedger>();
        var returned = await ledger.SendAsync(
            owner, eatery, Draft((ChangeFact.Address, "昆明市五华区翠湖南路70号"), (ChangeFact.LegalPerson, "张示例")), Guid.NewGuid().ToString("N"));
        await services.GetRequiredService<ChangeDecisions>().ReturnAsync(regulator, eatery, returned.Id, "照片看不清许可证编号，请重拍。", events: 1, Guid.NewGuid().ToString("N"));
        var pending = await ledger.SendAsync(
            owner, eatery, Draft((ChangeFact.Scope, "热食类食品制售、冷食类食品制售、糕点类食品制售、自制饮品制售"), (ChangeFact.ValidUntil, "2031-03-11")), Guid.NewGuid().ToString("N"));
        return new ShopSide(await CodeAsync(services, eatery.Id), returned.Id, pending.Id);
    }

    private static DraftChange Draft(params (ChangeFact Fact, string Value)[] values) =>
        new(values.ToDictionary(value => value.Fact, value => value.Value), "换了新证", [Picture()]);

    private static CleanFile Picture() => FileCleaner.Clean(Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")).File ?? throw new InvalidOperationException("The picture is not taken.");

    private static async Task<string> CodeAsync(IServiceProvider services, long eatery)
    {
        await using var session = await services.GetRequiredService<Database>().OpenAsync();
        var (serial, version) = await session.Connection.QueryFirstAsync<(long, int)>(
            "SELECT serial, key_version FROM code_issue WHERE eatery_id = @eatery AND revoked_at IS NULL", new { eatery });
        return services.GetRequiredService<CodeKeys>().Code(version, serial).ToString();
    }
}
