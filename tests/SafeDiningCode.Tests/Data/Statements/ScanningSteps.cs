using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Changes;
using SafeDiningCode.Web.Scanning.Profiles;
using SafeDiningCode.Web.Scanning.Reports;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>The profile behind a code, changes followed, and diners' reports.</summary>
internal static class ScanningSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var now = services.Clock.GetUtcNow().UtcDateTime;
        var eatery = await Eateries.AddAsync(
            services.Database, grade: Grade.A, kitchen: KitchenKind.Network, heartbeatAt: now, frameAt: now.AddSeconds(-1),
            inspections:
            [
                new PastInspection(new DateOnly(2026, 10, 18), InspectionResult.Mostly, [
                    new FailedItem("餐具保洁柜未关闭", KeyItem: true, new DateOnly(2026, 10, 20)), new FailedItem("垃圾桶无盖", KeyItem: false, MendedOn: null)]),
                new PastInspection(new DateOnly(2026, 4, 2), InspectionResult.Conforms, []),
            ]);
        await services.ExecuteAsync($"INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied) VALUES ({eatery}, 20260826, 2000000000, 1, 0), ({eatery}, 20261101, 2000000000, 2, 3), ({eatery}, 20260825, 7, 7, 7)");
        var code = await Eateries.IssueCodeAsync(services, eatery);
        var cache = services.Get<ProfileCache>();
        var follower = services.Get<ChangeFollower>();
        await follower.PollAsync(default);

        var profile = (await cache.FindAsync(code.ToString())).Profile!;
        // Sums beyond 32 bits, and nothing from before the window.
        Assert.Equal(new Tally(4_000_000_000, 3, 3), profile.Satisfaction);
        Assert.Equal((Grade.A, KitchenState.Active, now), (profile.Grade, profile.KitchenState, profile.KitchenHeartbeatAt));
        Assert.Equal([new DateOnly(2026, 10, 18), new DateOnly(2026, 4, 2)], profile.Inspections.Select(visit => visit.Date));
        Assert.Equal(
            [new FailedItem("餐具保洁柜未关闭", KeyItem: true, new DateOnly(2026, 10, 20)), new FailedItem("垃圾桶无盖", KeyItem: false, MendedOn: null)],
            profile.Inspections[0].Failed);
        Assert.Equal(new DateOnly(2029, 3, 11), profile.LicenceValidUntil);

        await using (var session = await services.Database.BeginAsync())
        {
            await services.Get<ChangeLog>().AddAsync(session, [eatery], now);
            await session.CommitAsync();
        }

        await services.ExecuteAsync($"UPDATE eatery SET grade = 'C' WHERE id = {eatery}");
        Assert.Equal(Grade.A, (await cache.FindAsync(code.ToString())).Profile!.Grade);
        await follower.PollAsync(default);
        Assert.Equal(Grade.C, (await cache.FindAsync(code.ToString())).Profile!.Grade);

        await services.Get<CodeIssuer>().RevokeAsync(code);
        await follower.PollAsync(default);
        Assert.Equal(CodeStanding.Revoked, (await cache.FindAsync(code.ToString())).Standing);
        await ReportsAsync(services, eatery, code.ToString());
        await services.ExecuteAsync($"DELETE FROM eatery_day WHERE eatery_id = {eatery}");
    }

    private static async Task ReportsAsync(TestServices services, long eatery, string code)
    {
        var reports = services.Get<CodeReports>();
        await reports.AddAsync(code, eatery, "wrong-shop", "门口贴的是别家的码");
        services.Clock.Advance(TimeSpan.FromSeconds(1));
        await reports.AddAsync("no code of ours", eatery: null, "other", comment: null);

        var all = await reports.AllAsync();
        Assert.Equal([("other", null, null), ("wrong-shop", eatery, "门口贴的是别家的码")], all.Select(report => (report.Kind, report.Eatery, report.Comment)));
        Assert.Equal((null, Eateries.Sign), (all[0].Name, all[1].Name));
        Assert.Equal(TimeSpan.FromSeconds(1), all[0].ReportedAt - all[1].ReportedAt);
    }
}
