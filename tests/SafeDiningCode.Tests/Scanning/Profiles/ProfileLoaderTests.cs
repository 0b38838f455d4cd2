using Dapper;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Profiles;

public sealed class ProfileLoaderTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_profile_holds_every_fact_of_its_eatery(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var now = services.Clock.GetUtcNow().UtcDateTime;
        var eatery = await Eateries.AddAsync(
            services.Database,
            grade: Grade.B,
            kitchen: KitchenKind.Network,
            heartbeatAt: now.AddMinutes(-1),
            frameAt: now.AddMinutes(-2),
            inspections:
            [
                new PastInspection(new DateOnly(2025, 1, 5), InspectionResult.Fails, []),
                new PastInspection(new DateOnly(2026, 4, 2), InspectionResult.Mostly, [
                    new FailedItem("餐具保洁柜未关闭", KeyItem: true, new DateOnly(2026, 4, 9)), new FailedItem("垃圾桶无盖", KeyItem: false, MendedOn: null)]),
                new PastInspection(new DateOnly(2025, 11, 20), InspectionResult.Conforms, []),
                new PastInspection(new DateOnly(2026, 10, 18), InspectionResult.Conforms, []),
            ]);
        await RatedAsync(services, eatery, 20260824, 100, 0, 0);
        await RatedAsync(services, eatery, 20260825, 1, 2, 3);
        await RatedAsync(services, eatery, 20261122, 10, 20, 30);
        var code = await Eateries.IssueCodeAsync(services, eatery);

        var answer = await services.Get<ProfileCache>().FindAsync(code.ToString());

        Assert.Equal(CodeStanding.Active, answer.Standing);
        Assert.Equal(code.Serial, answer.Serial);
        var profile = answer.Profile!;
        Assert.Equal(eatery, profile.EateryId);
        Assert.Equal(Eateries.Sign, profile.Name);
        Assert.Equal("昆明示例餐饮有限公司", profile.Operator);
        Assert.Equal("昆明市五华区翠湖南路68号", profile.Address);
        Assert.Equal(Eateries.Street, profile.Division);
        Assert.Equal(Eateries.Street, profile.Unit);
        Assert.Equal("热食类食品制售、冷食类食品制售、自制饮品制售", profile.LicenceScope);
        Assert.Equal(new DateOnly(2029, 3, 11), profile.LicenceValidUntil);
        Assert.Equal(LicenceState.InForce, profile.LicenceState);
        Assert.Equal(new DateTime(2026, 11, 20, 1, 30, 0, DateTimeKind.Utc), profile.LicenceConfirmedAt);
        Assert.Equal(Grade.B, profile.Grade);
        Assert.Equal(
            [new DateOnly(2026, 10, 18), new DateOnly(2026, 4, 2), new DateOnly(2025, 11, 20)],
            profile.Inspections.Select(visit => visit.Date));
        Assert.Equal(
            [new FailedItem("餐具保洁柜未关闭", KeyItem: true, new DateOnly(2026, 4, 9)), new FailedItem("垃圾桶无盖", KeyItem: false, MendedOn: null)],
            profile.Inspections[1].Failed);
        Assert.Empty(profile.Inspections[0].Failed);
        Assert.Equal(KitchenState.Active, profile.KitchenState);
        Assert.Equal(new Tally(11, 22, 33), profile.Satisfaction);
        Assert.Equal(now, profile.AsOf);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_latest_licence_in_force_speaks_else_the_latest(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var renewed = await Eateries.AddAsync(services.Database, issuedOn: new DateOnly(2020, 1, 1), validUntil: new DateOnly(2027, 1, 1));
        await Eateries.AddLicenceAsync(services.Database, renewed, status: LicenceStatus.Cancelled, issuedOn: new DateOnly(2025, 1, 1));
        var closed = await Eateries.AddAsync(services.Database, issuedOn: new DateOnly(2018, 1, 1), validUntil: new DateOnly(2022, 12, 31));
        var last = await Eateries.AddLicenceAsync(
            services.Database, closed, status: LicenceStatus.Revoked, issuedOn: new DateOnly(2023, 1, 1), validUntil: new DateOnly(2027, 12, 31));
        var cache = services.Get<ProfileCache>();

        var first = (await cache.FindAsync((await Eateries.IssueCodeAsync(services, renewed)).ToString())).Profile!;
        var second = (await cache.FindAsync((await Eateries.IssueCodeAsync(services, closed)).ToString())).Profile!;

        Assert.Equal((LicenceState.InForce, new DateOnly(2027, 1, 1)), (first.LicenceState, first.LicenceValidUntil));
        Assert.Equal((LicenceState.Revoked, last), (second.LicenceState, second.LicenceNumber));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_code_is_active_revoked_unknown_or_forged(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database, sign: null);
        var active = await Eateries.IssueCodeAsync(services, eatery);
        var revoked = await Eateries.IssueCodeAsync(services, eatery);
        await using (var connection = await services.Database.ConnectAsync())
        {
            await connection.ExecuteAsync("UPDATE code_issue SET revoked_at = issued_at WHERE serial = @Serial", new { revoked.Serial });
        }

        var unknown = services.Get<Web.Codes.CodeKeys>().Code(1, active.Serial ^ 1);
        var forged = active.ToString()[..15] + (active.ToString()[15] == 'A' ? 'B' : 'A');
        var cache = services.Get<ProfileCache>();

        var found = await cache.FindAsync($" {active.Grouped.ToLowerInvariant()} ");
        Assert.Equal((CodeStanding.Active, active.ToString()), (found.Standing, found.Code));
        Assert.Equal("昆明示例餐饮有限公司", found.Profile!.Name);
        Assert.Equal(new ProfileAnswer(CodeStanding.Revoked, revoked.ToString(), revoked.Serial, Profile: null), await cache.FindAsync(revoked.ToString()));
        Assert.Equal(new ProfileAnswer(CodeStanding.Unknown, unknown.ToString(), unknown.Serial, Profile: null), await cache.FindAsync(unknown.ToString()));
        Assert.Equal(new ProfileAnswer(CodeStanding.Forged, forged, 0, Profile: null), await cache.FindAsync(forged));
        Assert.Equal(new ProfileAnswer(CodeStanding.Forged, "no code", 0, Profile: null), await cache.FindAsync("no code"));
    }

    private static async Task RatedAsync(TestServices services, long eatery, int day, int satisfied, int fair, int dissatisfied)
    {
        await using var connection = await services.Database.ConnectAsync();
        await connection.ExecuteAsync(
            "INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied) VALUES (@eatery, @day, @satisfied, @fair, @dissatisfied)",
            new { eatery, day, satisfied, fair, dissatisfied });
    }
}
