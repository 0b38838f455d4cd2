using System.Text.Json;
using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Tests.Support;

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
    // from one network, hence no limit for networks.
    private static readonly (string Key, string Value)[] Settings =
    [
        ("ASPNETCORE_ENVIRONMENT", "Development"), ("DOTNET_ENVIRONMENT", "Development"), ("Database:Engine", "Sqlite"),
        ("ConnectionStrings:Database", ""), ("ConnectionStrings:Redis", ""), ("PublicBaseUrl", "http://localhost:5080"), ("Limits:RatingsPerNetworkPerMinute", "0"),
        ("Accounts:SignInsPerNetworkPerMinute", "0"), ("Accounts:SignInsPerNamePerMinute", "0"),
    ];

    private readonly Lazy<Task> starting;
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-browser-").FullName;
    private ServerProcess? server;
    private readonly HttpClient programs = new();
    private IPlaywright? playwright;
    private IBrowser? browser;
    private Codes? codes;
    private readonly Lazy<Task<OwnersSide>> owners;
    private SignedInPeople? people;
    private SignedIn? signedIn;

    /// <summary>Nothing runs yet.</summary>
    public Site()
    {
        starting = new(StartAsync);
        owners = new(() => OwnersSide.OverAsync(Path.Combine(folder, "data", "safedining.db")));
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

    /// <summary>People who are signed in, and what they are about.</summary>
    public SignedInPeople People => people ?? throw new InvalidOperationException("Not started.");

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

    /// <summary>People who are signed in; the first caller makes them.</summary>
    internal async Task<OwnersSide> OwnersAsync()
    {
        await ReadyAsync();
        return await owners.Value;
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
        if (signedIn is not null)
        {
            await signedIn.DisposeAsync();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }

        if (owners.IsValueCreated)
        {
            await (await owners.Value).DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
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
        signedIn = new SignedIn(folder);
        await EndLicencesAsync();
        people = await SignedInPeople.AddAsync(Path.Combine(folder, "data", "safedining.db"), Codes);
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
        await ReadsAsync(Expired, "expired");
        await ReadsAsync(LicenceRevoked, "revoked");

        static string Row(CodeLine eatery, string until, string status) =>
            $"{eatery.Licence},{eatery.Name}有限公司,{eatery.Name},餐饮服务经营者,热食类食品制售,昆明市示例路1号,{eatery.County},{eatery.Division},2020-11-02,{until},{status}\n";
    }

    private async Task ReadsAsync(CodeLine eatery, string status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new HttpClient();
        while (!(await client.GetStringAsync(new Uri($"{Url}/api/v1/eateries/{eatery.Code}"), patience.Token)).Contains($"\"status\":\"{status}\"", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        }
    }
}
