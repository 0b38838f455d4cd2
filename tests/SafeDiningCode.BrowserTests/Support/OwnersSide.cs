using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.SelfChecks.Lists;
using SafeDiningCode.Web.SelfChecks.Records;
using SafeDiningCode.Web.Themes;

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>
/// People who are signed in, and an eatery with something on each of its owner's pages: put into the server's database by
/// the service's own parts, beside the running server.
/// </summary>
internal sealed class OwnersSide : IAsyncDisposable
{
    private const int DaysOwned = 20;
    private readonly ServiceProvider services;
    private long last = 9_000_000;

    private OwnersSide(ServiceProvider services) => this.services = services;

    /// <summary>The eatery with a record, a problem and a theme.</summary>
    public long Eatery { get; private set; }

    /// <summary>The day of its record.</summary>
    public string Day { get; private set; } = "";

    /// <summary>A problem that an inspection found in it.</summary>
    public long Problem { get; private set; }

    /// <summary>What its owner says of it and asks for.</summary>
    public ShopSide Shop { get; private set; } = null!;

    private long Owner { get; set; }

    private long Regulator { get; set; }

    public static async Task<OwnersSide> OverAsync(string databaseFile)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Engine"] = "Sqlite", ["ConnectionStrings:Database"] = $"Data Source={databaseFile}",
        }).Build();
        var side = new OwnersSide(new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSafeDining(configuration).BuildServiceProvider());
        await side.services.PrepareDatabaseAsync();
        await side.FillAsync();
        return side;
    }

    /// <summary>Signs a visitor in as the owner of the eatery that has everything.</summary>
    public Task SignInOwnerAsync(Visitor visitor) => SignInAsync(visitor, Owner);

    /// <summary>Signs a visitor in as a regulator of the city.</summary>
    public Task SignInRegulatorAsync(Visitor visitor) => SignInAsync(visitor, Regulator);

    /// <summary>Signs a visitor in as the owner of an eatery on which nothing was done yet, and answers its id.</summary>
    public async Task<long> SignInNewOwnerAsync(Visitor visitor)
    {
        long eatery;
        await using (var session = await services.GetRequiredService<Database>().OpenAsync())
        {
            eatery = await session.Connection.QueryFirstAsync<long>(
                "SELECT e.id FROM eatery e WHERE NOT EXISTS (SELECT 1 FROM account_eatery a WHERE a.eatery_id = e.id) ORDER BY e.id DESC");
        }

        await SignInAsync(visitor, await AddAsync(Role.Owner, division: null, eatery, DateTime.MinValue));
        return eatery;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task SignInAsync(Visitor visitor, long account)
    {
        await using var session = await services.GetRequiredService<Database>().OpenAsync();
        var stamp = await session.Connection.QuerySingleAsync<string>("SELECT security_stamp FROM account WHERE id = @account", new { account });
        var id = await services.GetRequiredService<SessionBook>().BeginAsync(session, account, stamp, SessionStage.In, secondFactor: true, "test · test");
        await visitor.KeepCookieAsync(SessionCookie.Name, id);
    }

    private async Task<long> AddAsync(Role role, string? division, long? eatery, DateTime since)
    {
        var id = Interlocked.Increment(ref last);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using var session = await services.GetRequiredService<Database>().BeginAsync();
        await session.Connection.ExecuteAsync(
            """
            INSERT INTO account (id, name, role, division, security_stamp, version, failures, totp_on, totp_step, created_at)
            VALUES (@id, @name, @role, @division, @stamp, 1, 0, 1, 0, @now)
            """,
            new { id, name = "李示例", role = Roles.ToCode(role), division, stamp = Guid.NewGuid().ToString("N"), now },
            session.Transaction);
        if (eatery is not null)
        {
            await session.Connection.ExecuteAsync(
                "INSERT INTO account_eatery (account_id, eatery_id, since) VALUES (@id, @eatery, @since)",
                new { id, eatery, since = since == DateTime.MinValue ? now : since },
                session.Transaction);
        }

        await session.CommitAsync();
        return id;
    }

    private async Task FillAsync()
    {
        var clock = TimeProvider.System;
        var today = SafeDiningCode.Rules.Calendar.Day.InShanghai(clock);
        await using (var session = await services.GetRequiredService<Database>().OpenAsync())
        {
            Eatery = await session.Connection.QueryFirstAsync<long>("SELECT id FROM eatery ORDER BY id");
        }

        Owner = await AddAsync(Role.Owner, division: null, Eatery, clock.GetUtcNow().UtcDateTime.AddDays(-DaysOwned));
        Regulator = await AddAsync(Role.Regulator, "5301", eatery: null, default);
        var actor = new Actor { AccountId = Owner, Name = "李示例", Role = Role.Owner, Scope = Scope.OfEateries(Owner, [Eatery]) };
        var eatery = (await services.GetRequiredService<EateryAccess>().FindAsync(actor, Eatery))!;

        // Yesterday and the days before it in one go: that is a lead, too.
        var list = await services.GetRequiredService<CheckLists>().CurrentAsync(SelfCheckKind.Daily);
        for (var day = 1; day <= 3; day++)
        {
            await services.GetRequiredService<SelfCheckBook>().SendAsync(
                eatery,
                new SelfCheckEntry
                {
                    Period = CheckPeriod.Of(SelfCheckKind.Daily, today.AddDays(-day)),
                    List = list,
                    Faults = day == 1 ? [new FoundFault(list.Items.First(), "一人健康证明到期，已停岗"), new FoundFault(list.Items.Last(), Note: null)] : [],
                    Texts = new Dictionary<string, string>(),
                    OpenedAt = clock.GetUtcNow().UtcDateTime.AddSeconds(-40),
                    Form = Guid.NewGuid().ToString("N"),
                },
                actor);
        }

        Day = SafeDiningCode.Rules.Calendar.Day.Text(today.AddDays(-1));
        await using (var session = await services.GetRequiredService<Database>().BeginAsync())
        {
            Problem = await services.GetRequiredService<RectificationLedger>().OpenAsync(
                session,
                new NewProblem
                {
                    EateryId = Eatery, Source = ProblemSource.Inspection, SourceKey = "inspection:1:1", Wording = "餐具保洁柜未关闭", FoundOn = today.AddDays(-9), DueOn = today.AddDays(-2),
                },
                Actor.Console,
                eatery.Division);
            await session.CommitAsync();
        }

        await ThemesAsync(eatery, actor, today);
        var regulator = new Actor { AccountId = Regulator, Name = "李示例", Role = Role.Regulator, Scope = Scope.OfDivision("5301") };
        Shop = await ShopSide.FillAsync(services, eatery, actor, regulator);
    }

    private async Task ThemesAsync(EateryInScope eatery, Actor actor, DateOnly today)
    {
        var week = Week.FirstDay(today).AddDays(-Week.Days);
        await using (var session = await services.GetRequiredService<Database>().BeginAsync())
        {
            for (var diner = 0; diner < 4; diner++)
            {
                await session.Connection.ExecuteAsync(
                    """
                    INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, comment, device_tag, counted)
                    VALUES (@id, 1, @eatery, @unit, @unit, @day, @at, 3, @reasons, @comment, @id, 1)
                    """,
                    new
                    {
                        id = 7_000_000L + diner, eatery = eatery.Id, unit = eatery.Unit, day = SafeDiningCode.Rules.Calendar.Day.ToNumber(week.AddDays(1)), at = SafeDiningCode.Rules.Calendar.Day.StartUtc(week.AddDays(1)),
                        reasons = diner == 3 ? 4 : 4 | 64, comment = diner == 1 ? "菜太咸，等了很久" : null,
                    },
                    session.Transaction);
            }

            var key = new { eatery = eatery.Id, day = SafeDiningCode.Rules.Calendar.Day.ToNumber(week.AddDays(1)) };
            if (await session.Connection.ExecuteAsync("UPDATE eatery_day SET dissatisfied = dissatisfied + 4 WHERE eatery_id = @eatery AND day = @day", key, session.Transaction) == 0)
            {
                await session.Connection.ExecuteAsync("INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied) VALUES (@eatery, @day, 0, 0, 4)", key, session.Transaction);
            }

            await session.CommitAsync();
        }

        await services.GetRequiredService<ThemeBook>().ReplyAsync(eatery, SafeDiningCode.Rules.Satisfaction.Reasons.Food, week, "少放盐，厨师已谈话。", 0, actor);
    }
}
