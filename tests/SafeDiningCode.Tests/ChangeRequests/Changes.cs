using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Shopfront;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.ChangeRequests.Facts;
using SafeDiningCode.Web.ChangeRequests.Ledger;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Tests.ChangeRequests;

/// <summary>A shop, its owner and a regulator, and requests as their forms would make them.</summary>
internal sealed record Changes(Shop Shop, Actor Regulator)
{
    private int form;

    public TestServices Services => Shop.Services;

    public ChangeLedger Ledger => Services.Get<ChangeLedger>();

    public ChangeDecisions Decisions => Services.Get<ChangeDecisions>();

    public static async Task<Changes> BeginAsync(TestServices services)
    {
        var shop = await Shop.OfAsync(services);
        var account = await People.AddAsync(services.Provider, Role.Regulator, "530102");
        return new Changes(shop, new Actor { AccountId = account, Name = "王监管", Role = Role.Regulator, Scope = Scope.OfDivision("530102") });
    }

    public static DraftChange Draft(params (ChangeFact Fact, string Value)[] values) => Draft([Checks.Photo(9)], values);

    public static DraftChange Draft(CleanFile[] evidence, params (ChangeFact Fact, string Value)[] values) =>
        new(values.ToDictionary(value => value.Fact, value => value.Value), "换了新证", evidence);

    public string NewForm() => $"form-{Shop.Eatery.Id}-{Interlocked.Increment(ref form)}";

    public Task<ChangeResult> SendAsync(params (ChangeFact Fact, string Value)[] values) => Ledger.SendAsync(Shop.Owner, Shop.Eatery, Draft(values), NewForm());

    /// <summary>Accepts what the page showed just now.</summary>
    public async Task<ChangeResult> AcceptAsync(long id, string? form = null)
    {
        var record = await FindAsync(id);
        return await Decisions.AcceptAsync(Regulator, Shop.Eatery, id, record.Request.Events, await BaseAsync(id), form ?? NewForm());
    }

    public async Task<ChangeResult> ReturnAsync(long id, string reason = "照片看不清") =>
        await Decisions.ReturnAsync(Regulator, Shop.Eatery, id, reason, (await FindAsync(id)).Request.Events, NewForm());

    public async Task<ChangeRecord> FindAsync(long id) => (await Services.Get<ChangeRecords>().FindAsync(Shop.Eatery.Id, id))!;

    public async Task<RegulatedFacts> FactsAsync() => (await Services.Get<RegulatedFactsBook>().FindAsync(Shop.Eatery.Id))!;

    public async Task<string> BaseAsync(long id) => ChangeBase.Of((await FindAsync(id)).Lines.Select(line => line.Of), await FactsAsync());
}
