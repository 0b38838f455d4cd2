using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Owners.Codes;

namespace SafeDiningCode.Tests.Owners.Codes;

public sealed class CodeReplacementsTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_code_is_replaced_with_its_reason_the_audits_word_and_the_notices_or_not_at_all(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Checks.BeginAsync(services);
        var code = await Eateries.IssueCodeAsync(services, shop.Eatery.Id);
        var street = await People.AddAsync(services.Provider, Role.Regulator, Eateries.Street);
        var county = await People.AddAsync(services.Provider, Role.Regulator, Eateries.County);
        await People.AddAsync(services.Provider, Role.Regulator, "5301");
        await People.AddAsync(services.Provider, Role.Regulator, "530103");
        await People.AddAsync(services.Provider, Role.Inspector, Eateries.County);

        Assert.Equal(ReplacementOutcome.Done, await ReplaceAsync(services, shop, code));

        var issue = (await services.Get<CodeReplacements>().FindAsync(shop.Eatery)).Issue!;
        Assert.Equal((2, new DateOnly(2026, 11, 22)), (issue.Number, issue.IssuedOn));
        Assert.Equal(IssueState.Revoked, (await services.Get<CodeRegister>().FindAsync(code.ToString())).State);
        Assert.Equal(["stolen 昨晚被撕走"], await services.ColumnAsync("SELECT CONCAT(reason, ' ', note) FROM code_replacement"));
        Assert.Equal([$"code.replace {code}"], await services.ColumnAsync("SELECT CONCAT(action, ' ', record_id) FROM audit_entry"));
        Assert.Equal(
            new[] { shop.Owner.AccountId, street, county }.Order().Select(account => account.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            await services.ColumnAsync("SELECT CAST(account_id AS nvarchar(20)) FROM notice WHERE kind = 'code-replaced' ORDER BY account_id"));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM change_log"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_fourth_within_thirty_days_is_the_bureaus(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Checks.BeginAsync(services);
        await Eateries.IssueCodeAsync(services, shop.Eatery.Id);
        for (var left = 3; left > 0; left--)
        {
            var current = await services.Get<CodeReplacements>().FindAsync(shop.Eatery);
            Assert.Equal(left, current.Left);
            Assert.Equal(ReplacementOutcome.Done, await ReplaceAsync(services, shop, current.Issue!.Code));
            services.Clock.Advance(TimeSpan.FromDays(1));
        }

        var last = await services.Get<CodeReplacements>().FindAsync(shop.Eatery);
        Assert.Equal(0, last.Left);
        Assert.Equal(ReplacementOutcome.TooOften, await ReplaceAsync(services, shop, last.Issue!.Code));
        Assert.Equal(IssueState.Active, (await services.Get<CodeRegister>().FindAsync(last.Issue.Code.ToString())).State);
        Assert.Equal(3, await services.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry"));

        // What the bureau does is not counted, and time passes.
        Assert.Equal(CodeChangeOutcome.Done, (await services.Get<CodeIssuer>().ReissueAsync(last.Issue.Code)).Outcome);
        services.Clock.Advance(TimeSpan.FromDays(28));
        var later = await services.Get<CodeReplacements>().FindAsync(shop.Eatery);
        Assert.Equal((5, 2), (later.Issue!.Number, later.Left));
        Assert.Equal(ReplacementOutcome.Done, await ReplaceAsync(services, shop, later.Issue.Code));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_form_sent_several_times_at_once_replaces_one_code(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Checks.BeginAsync(services);
        var code = await Eateries.IssueCodeAsync(services, shop.Eatery.Id);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReplaceAsync(services, shop, code))));

        Assert.Single(outcomes, ReplacementOutcome.Done);
        Assert.Equal(3, outcomes.Count(outcome => outcome == ReplacementOutcome.NotInUse));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM code_issue"));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM code_replacement"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Nobody_replaces_the_code_of_another_shop(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var mine = await Checks.BeginAsync(services);
        await Eateries.IssueCodeAsync(services, mine.Eatery.Id);
        var theirs = await Eateries.IssueCodeAsync(services, (await Checks.BeginAsync(services)).Eatery.Id);
        var forged = TrustCode.Create(theirs.KeyVersion, theirs.Serial, "somebody else's secret key"u8);

        Assert.Equal(ReplacementOutcome.NotInUse, await ReplaceAsync(services, mine, theirs));
        Assert.Equal(ReplacementOutcome.NotInUse, await ReplaceAsync(services, mine, forged));

        Assert.Equal(IssueState.Active, (await services.Get<CodeRegister>().FindAsync(theirs.ToString())).State);
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM code_issue"));
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry"));
    }

    private static Task<ReplacementOutcome> ReplaceAsync(TestServices services, Checks shop, TrustCode code) =>
        services.Get<CodeReplacements>().ReplaceAsync(shop.Owner, shop.Eatery, code, "stolen", "昨晚被撕走");
}
