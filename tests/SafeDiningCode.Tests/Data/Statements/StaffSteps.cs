using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Tests.Kitchens;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Tests.Uploads.Cleaning;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Staff.List;
using SafeDiningCode.Web.Staff.Overview;
using SafeDiningCode.Web.Staff.Reminders;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Somebody comes, gets a new certificate, is reminded of it, leaves and is forgotten.</summary>
internal static class StaffSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var list = services.Get<StaffList>();
        var reminders = services.Get<StaffReminders>();
        var start = services.Clock.GetUtcNow();
        var today = Day.InShanghai(services.Clock);
        var eatery = await Eateries.AddAsync(services.Database);
        var scoped = Beats.InScope(eatery);
        var entry = new StaffEntry("𠮷田花子", "厨师", new CertificateEntry("健-001", today.AddDays(-300), today.AddDays(65)));
        Assert.Equal(StaffOutcome.Done, await list.AddAsync(Actor.Console, scoped, entry));
        Assert.Equal(StaffOutcome.Done, await list.AddAsync(Actor.Console, scoped, entry with { Name = "示例乙", Certificate = entry.Certificate with { Certificate = null } }));
        var members = await list.ReadAsync(eatery);
        Assert.Equal([("𠮷田花子", "厨师", "健-001", today.AddDays(65)), ("示例乙", "厨师", null, today.AddDays(65))], members.Select(one => (one.Name, one.Post, one.Certificate, one.ValidUntil)));

        var photo = FileCleaner.Clean(Png.Make(5, 4)).File!;
        Assert.Equal(StaffOutcome.Done, await list.AttachPhotoAsync(Actor.Console, scoped, members[0].Id, photo));
        Assert.Equal(StaffOutcome.Done, await list.AttachPhotoAsync(Actor.Console, scoped, members[1].Id, photo));
        Assert.Equal("png", (await list.PhotoAsync(scoped, members[0].Id))!.Kind);
        Assert.Equal(StaffOutcome.Done, await list.DetachPhotoAsync(Actor.Console, scoped, members[1].Id));
        Assert.Equal(1, await services.ValueAsync<int>($"SELECT COUNT(*) FROM staff_member WHERE eatery_id = {eatery} AND photo_id IS NOT NULL"));

        Assert.Equal(StaffOutcome.Done, await list.RenewAsync(Actor.Console, scoped, members[0].Id, new CertificateEntry(Certificate: null, today.AddDays(-360), today.AddDays(5))));
        Assert.Equal(StaffOutcome.Done, await list.LeaveAsync(Actor.Console, scoped, members[1].Id));
        Assert.Null(await list.PhotoAsync(scoped, members[0].Id));
        Assert.Equal([(null, today.AddDays(5))], (await list.ReadAsync(eatery)).Select(one => (one.Certificate, one.ValidUntil)));

        var overview = await services.Get<StaffOverview>().ReadAsync(Scope.OfDivision("530102"), onlyExpired: false, page: 1);
        Assert.Equal([(eatery, 1, 0, 1)], overview.Rows.Select(row => (row.EateryId, row.Total, row.Expired, row.Expiring)));
        Assert.Empty((await services.Get<StaffOverview>().ReadAsync(Scope.OfDivision("530102"), onlyExpired: true, page: 1)).Rows);
        Assert.Empty((await services.Get<StaffOverview>().ReadAsync(Scope.OfDivision("530103"), onlyExpired: false, page: 1)).Rows);
        var audited = string.Concat(await services.ColumnAsync("SELECT CONCAT(before_state, after_state) FROM audit_entry WHERE record_kind = 'staff'"));
        Assert.Contains("***\",\"post\":\"厨师\"", audited, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", audited, StringComparison.Ordinal);
        Assert.DoesNotContain("健-001", audited, StringComparison.Ordinal);

        Assert.Equal(0, await reminders.SendAsync());
        await People.AddAsync(services.Provider, Role.Owner, eateryIds: [eatery]);
        Assert.Equal(1, await reminders.SendAsync());
        Assert.Equal("certificate-expiring", await services.ValueAsync<string>($"SELECT kind FROM notice WHERE eatery_id = {eatery}"));
        Assert.Equal(0, await reminders.SendAsync());
        Assert.Equal(7, await services.ValueAsync<int>($"SELECT days FROM staff_reminder WHERE member_id = {members[0].Id} AND valid_until = {Day.ToNumber(today.AddDays(5))}"));
        Assert.Equal(StaffOutcome.Done, await list.LeaveAsync(Actor.Console, scoped, members[0].Id));
        services.Clock.Advance(TimeSpan.FromDays(181));
        await reminders.ForgetAsync();
        Assert.Equal(0, await services.ValueAsync<int>($"SELECT COUNT(*) FROM staff_member WHERE eatery_id = {eatery}"));
        Assert.Equal(0, await services.ValueAsync<int>($"SELECT COUNT(*) FROM staff_reminder WHERE member_id = {members[0].Id}"));
        services.Clock.Set(start);
    }
}
