using Dapper;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Tests.Data;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Tests.Codes;

public sealed class CodeIssuerTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_eatery_in_force_gets_one_code_and_no_other_does(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var inForce = await Eateries.AddAsync(
            services.Database, grade: Grade.A, kitchen: KitchenKind.Video, heartbeatAt: services.Clock.GetUtcNow().UtcDateTime,
            inspections: [new(new DateOnly(2026, 10, 18), InspectionResult.Mostly, [new("餐具保洁柜未关闭", KeyItem: false, MendedOn: null)])]);
        await Eateries.AddLicenceAsync(services.Database, inForce);
        var lastDay = await Eateries.AddAsync(services.Database, validUntil: new DateOnly(2026, 11, 22));
        await Eateries.AddAsync(services.Database, validUntil: new DateOnly(2026, 11, 21));
        await Eateries.AddAsync(services.Database, status: LicenceStatus.Revoked);
        await Eateries.AddAsync(services.Database, licence: "");

        Assert.Equal(2, await services.Get<CodeIssuer>().IssueMissingAsync());
        Assert.Equal(0, await services.Get<CodeIssuer>().IssueMissingAsync());

        await using var connection = await services.Database.ConnectAsync();
        Assert.Equal([inForce, lastDay], await connection.QueryAsync<long>("SELECT eatery_id FROM code_issue ORDER BY eatery_id"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Several_at_once_issue_exactly_one_code_to_each(string engine)
    {
        const int Count = 1500;
        await using var services = await TestServices.CreateAsync(engine);
        for (var i = 0; i < Count; i++)
        {
            await Eateries.AddAsync(services.Database);
        }

        var issued = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => services.Get<CodeIssuer>().IssueMissingAsync())));

        Assert.Equal(Count, issued.Sum());
        await using var connection = await services.Database.ConnectAsync();
        Assert.Equal(Count, await connection.ExecuteScalarAsync<int>("SELECT COUNT(DISTINCT eatery_id) FROM code_issue WHERE revoked_at IS NULL"));
        Assert.Equal(Count, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM code_issue"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_revoked_code_points_to_nothing_and_the_next_import_issues_a_new_number(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var code = await Eateries.IssueCodeAsync(services, eatery);
        var changes = await ChangesAsync(services);

        var change = await services.Get<CodeIssuer>().RevokeAsync(code);

        Assert.Equal((CodeChangeOutcome.Done, null), (change.Outcome, change.Active));
        Assert.Equal(IssueState.Revoked, (await services.Get<CodeRegister>().FindAsync(code.ToString())).State);
        Assert.Equal(changes + 1, await ChangesAsync(services));
        Assert.Equal(1, await services.Get<CodeIssuer>().IssueMissingAsync());
        var again = await services.Get<CodeIssuer>().RevokeAsync(code);
        Assert.Equal(CodeChangeOutcome.AlreadyRevoked, again.Outcome);
        var found = await services.Get<CodeRegister>().FindAsync(again.Active!.Value.ToString());
        Assert.Equal((IssueState.Active, 2, eatery), (found.State, found.Issue!.Number, found.Issue.EateryId));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_reissue_replaces_the_code_by_the_next_number_and_tells_of_the_change(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var code = await Eateries.IssueCodeAsync(services, eatery);
        var changes = await ChangesAsync(services);
        services.Clock.Advance(TimeSpan.FromHours(1));

        var change = await services.Get<CodeIssuer>().ReissueAsync(code);

        Assert.Equal(CodeChangeOutcome.Done, change.Outcome);
        var (old, next) = (await services.Get<CodeRegister>().FindAsync(code.ToString()), await services.Get<CodeRegister>().FindAsync(change.Active!.Value.ToString()));
        Assert.Equal((IssueState.Revoked, services.Clock.GetUtcNow().UtcDateTime), (old.State, old.Issue!.RevokedAt));
        Assert.Equal((IssueState.Active, 2, eatery), (next.State, next.Issue!.Number, next.Issue.EateryId));
        Assert.Equal(changes + 1, await ChangesAsync(services));
        Assert.Equal(0, await services.Get<CodeIssuer>().IssueMissingAsync());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Where_the_database_is_away_for_a_moment_codes_are_issued_and_reissued_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await Eateries.AddAsync(services.Database);
        CodeIssuer Issuer() => new(services.Database, services.Get<CodeKeys>(), services.Get<ChangeLog>(), new FailingClock(services.Clock));

        Assert.Equal(1, await Issuer().IssueMissingAsync());
        await using var connection = await services.Database.ConnectAsync();
        var (version, serial) = await connection.QuerySingleAsync<(int, long)>("SELECT key_version, serial FROM code_issue");
        var change = await Issuer().ReissueAsync(services.Get<CodeKeys>().Code(version, serial));

        Assert.Equal(CodeChangeOutcome.Done, change.Outcome);
        Assert.Equal(2, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM code_issue"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_reissues_of_one_code_at_once_make_one_new_code(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var code = await Eateries.IssueCodeAsync(services, eatery);

        var changes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => services.Get<CodeIssuer>().ReissueAsync(code))));

        var made = Assert.Single(changes, change => change.Outcome == CodeChangeOutcome.Done);
        Assert.All(changes, change => Assert.Equal(made.Active, change.Active));
        await using var connection = await services.Database.ConnectAsync();
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM code_issue WHERE revoked_at IS NULL"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Unknown_and_forged_codes_change_nothing(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var code = await Eateries.IssueCodeAsync(services, await Eateries.AddAsync(services.Database));
        var keys = services.Get<CodeKeys>();
        var unknown = keys.Code(keys.Newest, code.Serial ^ 1);
        var forged = TrustCode.Create(keys.Newest, code.Serial, "somebody else's secret key"u8);
        var issuer = services.Get<CodeIssuer>();

        Assert.Equal(CodeChangeOutcome.Unknown, (await issuer.RevokeAsync(unknown)).Outcome);
        Assert.Equal(CodeChangeOutcome.Unknown, (await issuer.ReissueAsync(unknown)).Outcome);
        Assert.Equal(CodeChangeOutcome.Forged, (await issuer.RevokeAsync(forged)).Outcome);
        Assert.Equal(CodeChangeOutcome.Forged, (await issuer.ReissueAsync(forged)).Outcome);

        var register = services.Get<CodeRegister>();
        Assert.Equal(IssueState.Active, (await register.FindAsync(code.ToString())).State);
        Assert.Equal(IssueState.Unknown, (await register.FindAsync(unknown.ToString())).State);
        Assert.Equal(IssueState.Forged, (await register.FindAsync(forged.ToString())).State);
    }

    private static async Task<int> ChangesAsync(TestServices services)
    {
        await using var connection = await services.Database.ConnectAsync();
        return await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM change_log");
    }
}
