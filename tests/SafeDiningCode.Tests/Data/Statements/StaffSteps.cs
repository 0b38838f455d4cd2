using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Staff.List;
using SafeDiningCode.Web.Staff.Reminders;

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
        var entry = new StaffEntry("𠮷田花子", "厨师", new CertificateEntry("健-001", today.AddDays(-300), today.AddDays(65)));
        Assert.Equal(StaffOutcome.Done, await list.AddAsync(eatery, entry));
        Assert.Equal(StaffOutcome.Done, await list.AddAsync(eatery, entry with { Name = "示例乙", Certificate = entry.Certificate with { Certificate = null } }));
        var members = await list.ReadAsync(eatery);
        Assert.Equal([("𠮷田花子", "厨师", "健-001", today.AddDays(65)), ("示例乙", "厨师", null, today.AddDays(65))], members.Select(one => (one.Name, one.Post, one.Certificate, one.ValidUntil)));

        Assert.Equal(StaffOutcome.Done, await list.RenewAsync(eatery, members[0].Id, new CertificateEntry(Certificate: null, today.AddDays(-360), today.AddDays(5))));
        Assert.Equal(StaffOutcome.Done, await list.LeaveAsync(eatery, members[1].Id));
        Assert.Equal([(null, today.AddDays(5))], (await list.ReadAsync(eatery)).Select(one => (one.Certificate, one.ValidUntil)));

        Assert.Equal(1, await reminders.SendAsync());
        Assert.Equal(0, await reminders.SendAsync());
        Assert.Equal(7, await services.ValueAsync<int>($"SELECT days FROM staff_reminder WHERE member_id = {members[0].Id} AND valid_until = {Day.ToNumber(today.AddDays(5))}"));
        Assert.Equal(StaffOutcome.Done, await list.LeaveAsync(eatery, members[0].Id));
        services.Clock.Advance(TimeSpan.FromDays(181));
        await reminders.ForgetAsync();
        Assert.Equal(0, await services.ValueAsync<int>($"SELECT COUNT(*) FROM staff_member WHERE eatery_id = {eatery}"));
        Assert.Equal(0, await services.ValueAsync<int>($"SELECT COUNT(*) FROM staff_reminder WHERE member_id = {members[0].Id}"));
        services.Clock.Set(start);
    }
}
