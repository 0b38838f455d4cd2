using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Tests.Kitchens;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Staff.List;
using SafeDiningCode.Web.Staff.Reminders;

namespace SafeDiningCode.Tests.Staff.Reminders;

public sealed class StaffRemindersTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_reminder_goes_out_once_30_days_and_7_days_before_and_on_the_last_day(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        await ListedAsync(services, eatery, daysLeft: 32);
        var sentOn = new List<int>();
        for (var left = 32; left > -20; left--)
        {
            if (await services.Get<StaffReminders>().SendAsync() == 1)
            {
                sentOn.Add(left);
            }

            services.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([30, 7, 0], sentOn);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_that_nobody_was_there_to_send_comes_later_and_a_renewed_certificate_begins_again(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var member = await ListedAsync(services, eatery, daysLeft: 4);
        var reminders = services.Get<StaffReminders>();

        Assert.Equal(1, await reminders.SendAsync());
        var today = Day.InShanghai(services.Clock);
        await services.Get<StaffList>().RenewAsync(Actor.Console, Beats.InScope(eatery), member, new CertificateEntry(null, today, today.AddDays(364)));
        Assert.Equal(0, await reminders.SendAsync());
        services.Clock.Advance(TimeSpan.FromDays(340));
        Assert.Equal(1, await reminders.SendAsync());
        Assert.Equal(["7", "30"], await services.ColumnAsync("SELECT CAST(days AS nvarchar(9)) FROM staff_reminder ORDER BY valid_until"));
    }

    [Fact]
    public async Task A_notice_counts_certificates_and_names_nobody()
    {
        await using var services = await TestServices.CreateAsync();
        var eatery = await Eateries.AddAsync(services.Database);
        await ListedAsync(services, eatery, daysLeft: 3);
        var today = Day.InShanghai(services.Clock);
        await services.Get<StaffList>().AddAsync(
            Actor.Console, Beats.InScope(eatery), new StaffEntry("示例乙", "洗消", new CertificateEntry(null, today.AddDays(-350), today.AddDays(14))));

        Assert.Equal(1, await services.Get<StaffReminders>().SendAsync());

        Assert.Equal(
            FormattableString.Invariant($$"""{"shop":"{{Eateries.Sign}}","count":"2","date":"2026-12-06"} /owner/eateries/{{eatery}}/staff"""),
            Assert.Single(await services.ColumnAsync("SELECT CONCAT(parameters, ' ', link) FROM notice")));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_instances_send_a_reminder_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var other = await services.AnotherAsync();
        for (var i = 0; i < 10; i++)
        {
            await ListedAsync(services, await Eateries.AddAsync(services.Database), daysLeft: 3);
        }

        var sent = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(place => Task.Run(() => (place % 2 == 0 ? services : other).Get<StaffReminders>().SendAsync())));

        Assert.Equal(10, sent.Sum());
        Assert.Equal(10, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice"));
        Assert.Equal(10, await services.ValueAsync<int>("SELECT COUNT(*) FROM staff_reminder"));
    }

    private static async Task<long> ListedAsync(TestServices services, long eatery, int daysLeft)
    {
        var until = Day.InShanghai(services.Clock).AddDays(daysLeft);
        await People.AddAsync(services.Provider, Role.Owner, eateryIds: [eatery]);
        await services.Get<StaffList>().AddAsync(Actor.Console, Beats.InScope(eatery), new StaffEntry("示例甲", "厨师", new CertificateEntry(null, until.AddDays(-364), until)));
        return Assert.Single(await services.Get<StaffList>().ReadAsync(eatery)).Id;
    }
}
