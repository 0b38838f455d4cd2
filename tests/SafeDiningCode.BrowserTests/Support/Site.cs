using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Standing.Lists;

[assembly: AssemblyFixture(typeof(Site))]

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>
/// One server and one browser for all tests, started by the first that needs them. Without Chromium the tests are
/// skipped and say so; where every tool is asked for they fail.
/// </summary>
public sealed class Site : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    // What a developer has set for other purposes must not lead the tests to a developer's own data. All tests come
    // from one network, hence no limit for networks. Nothing listens at the mail server's port: pages offer mail, none goes.
    private static readonly (string Key, string Value)[] Settings =
    [
        ("ASPNETCORE_ENVIRONMENT", "Development"), ("DOTNET_ENVIRONMENT", "Development"), ("Database:Engine", "Sqlite"),
        ("ConnectionStrings:Database", ""), ("ConnectionStrings:Redis", ""), ("PublicBaseUrl", "http://localhost:5080"), ("Limits:RatingsPerNetworkPerMinute", "0"),
        ("Accounts:SignInsPerNetworkPerMinute", "0"), ("Accounts:SignInsPerNamePerMinute", "0"),
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", "9"), ("Mail:From", "anxin@example.cn"), ("Mail:Tls", "None"),
    ];

    private readonly Lazy<Task> starting;
    private readonly string folder = QuickFolder.Create("safedining-browser-");
    private ServerProcess? server;
    private readonly HttpClient programs = new();
    private IPlaywright? playwright;
    private IBrowser? browser;
    private Codes? codes;
    private readonly Lazy<Task<OwnersSide>> owners;
    private readonly Lazy<Task<string>> correctedMonth;
    private readonly Lazy<Task<VisitSide>> visits;
    private readonly Lazy<Task<long>> setAside;
    private ServiceProvider? services;
    private KnownPeople? people;
    private SignedIn? signedIn;

    /// <summary>Nothing runs yet.</summary>
    public Site()
    {
        starting = new(StartAsync);
        owners = new(() => OwnersSide.MakeAsync(services!, SignedIn));
        correctedMonth = new(CorrectAsync);
        visits = new(() => VisitSide.MakeAsync(services!, SignedIn, Codes.Take()));
        setAside = new(async () => await SetAsideSide.MakeAsync(services!, await SignedIn.EateryAsync(Codes.Named("金马小锅米线"))));
    }

    /// <summary>Where the service listens.</summary>
    public string Url => server!.Address.OriginalString;

    /// <summary>The codes of the demo city.</summary>
    public Codes Codes => codes ?? throw new InvalidOperationException("Not started.");

    /// <summary>Signs visitors in.</summary>
    internal SignedIn SignedIn => signedIn ?? throw new InvalidOperationException("Not started.");

    /// <summary>An eatery whose licence ran out after its code was issued.</summary>
    public CodeLine Expired { get; private set; } = null!;

    /// <summary>An eatery whose licence was revoked after its code was issued.</summary>
    public CodeLine LicenceRevoked { get; private set; } = null!;

    /// <summary>Accounts to look at pages from.</summary>
    public KnownPeople People => people ?? throw new InvalidOperationException("Not started.");

    /// <summary>Server and browser run; the first caller starts them.</summary>
    public Task ReadyAsync()
    {
        Tools.Require("chromium");
        return starting.Value;
    }

    /// <summary>A new visitor: a browser window with no cookies.</summary>
    internal async Task<Visitor> VisitAsync(VisitorOptions? options = null)
    {
        await ReadyAsync();
        return await Visitor.ArriveAsync(browser!, Url, options ?? new());
    }

    /// <summary>An eatery with something on each of its owner's pages; the first caller makes it.</summary>
    internal async Task<OwnersSide> OwnersAsync()
    {
        await ReadyAsync();
        return await owners.Value;
    }

    /// <summary>An eatery that was visited and whose owner objects; the first caller makes it.</summary>
    internal async Task<VisitSide> VisitsAsync()
    {
        await ReadyAsync();
        return await visits.Value;
    }

    /// <summary>A case of ratings set aside; the first caller makes it.</summary>
    internal async Task<long> SetAsideAsync()
    {
        await ReadyAsync();
        return await setAside.Value;
    }

    /// <summary>A second browser with settings of its own; the caller closes it.</summary>
    internal async Task<IBrowser> OtherBrowserAsync(params string[] flags)
    {
        await ReadyAsync();
        return await LaunchAsync([.. Flags, .. flags]);
    }

    /// <summary>What a program gets at this address.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        await ReadyAsync();
        await using var answer = await programs.GetStreamAsync(new Uri(Url + path));
        return (await JsonDocument.ParseAsync(answer)).RootElement;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        programs.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        if (services is not null)
        {
            await services.DisposeAsync();
            SqliteConnection.ClearAllPools();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        var serving = ServeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await LaunchAsync(Flags);
        await serving;
    }

    /// <summary>The first published month, like <c>2026-09</c>, corrected: what is written about it waits to be.</summary>
    public Task<string> CorrectedMonthAsync() => correctedMonth.Value;

    private async Task<string> CorrectAsync()
    {
        var book = services!.GetRequiredService<StandingBook>();
        var month = (await book.MonthsAsync()).Where(each => each.Version > 0).Min(each => each.Month);
        var draft = (await book.DraftAsync(month, anew: false))!;
        Assert.Equal(PublishOutcome.Published, await book.PublishAsync(Actor.Console, month, StandingBook.Digest(draft), "示例更正", anew: false));
        return Day.MonthText(month);
    }

    private Task<IBrowser> LaunchAsync(IEnumerable<string> flags) => playwright!.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Tools.Require("chromium"),
        Headless = true,
        Args = flags,
    });

    private async Task ServeAsync()
    {
        server = await ServerProcess.StartAsync(folder, Settings);
        codes = new Codes(await CommandAsync("codes", "--csv"));
        services = await PartsAsync($"Data Source={Path.Combine(folder, "data", "safedining.db")}");
        signedIn = new SignedIn(services);
        people = await KnownPeople.AddAsync(signedIn, services, Codes.First);
        await EndLicencesAsync();
    }

    // The service's own parts over the server's database, as a command beside it has them.
    private static async Task<ServiceProvider> PartsAsync(string database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Database", (string?)database)]).Build();
        var parts = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSafeDining(configuration).BuildServiceProvider();
        await parts.PrepareDatabaseAsync();
        return parts;
    }

    /// <summary>Runs a command beside the server and answers its stdout.</summary>
    public async Task<string> CommandAsync(params string[] arguments)
    {
        var (exit, output) = await ServerProcess.RunAsync(folder, arguments, Settings);
        // What went wrong stands first, and every test repeats it.
        Assert.True(exit == 0, $"{string.Join(' ', arguments)}: {string.Join('\n', output.Split('\n').Take(4))}");
        return output;
    }

    // The demo issues codes to licences in force only. Two of them end the way they do in life: by the next extract.
    private async Task EndLicencesAsync()
    {
        (Expired, LicenceRevoked) = (Codes.Take(), Codes.Take());
        var extract = Path.Combine(folder, "ended.csv");
        await File.WriteAllTextAsync(
            extract,
            "许可证编号,经营者名称,门店招牌,主体业态,经营项目,经营场所,行政区划代码,街道代码,发证日期,有效期至,许可状态\n"
            + Row(Expired, "2025-11-01", "有效") + Row(LicenceRevoked, "2099-01-01", "吊销"));
        await CommandAsync("import", extract);
        await ShowsAsync(Expired, "\"status\":\"expired\"");
        await ShowsAsync(LicenceRevoked, "\"status\":\"revoked\"");

        static string Row(CodeLine eatery, string until, string status) =>
            $"{eatery.Licence},{eatery.Name}有限公司,{eatery.Name},餐饮服务经营者,热食类食品制售,昆明市示例路1号,{eatery.County},{eatery.Division},2020-11-02,{until},{status}\n";
    }

    /// <summary>Waits until programs are told this of an eatery; within a second by the change log, and the machine may be busy.</summary>
    public Task ShowsAsync(CodeLine eatery, string text) => Eventually.HoldsAsync(
        async () => (await programs.GetStringAsync(new Uri($"{Url}/api/v1/eateries/{eatery.Code}"))).Contains(text, StringComparison.Ordinal),
        $"{eatery.Name} is never said to have {text}.");
}
