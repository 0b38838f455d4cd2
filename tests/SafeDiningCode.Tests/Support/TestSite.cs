using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Support;

/// <summary>The whole site in memory over a database of the test's own; pages are read as parsed HTML.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly WebApplicationFactory<Program> factory;
    private readonly Uri address = new("http://localhost");

    private TestSite(TestDatabase database, ManualClock clock, bool onKestrel, (string Key, string Value)[] settings, Action<IEndpointRouteBuilder>? routes = null)
    {
        this.database = database;
        Clock = clock;
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            // Nobody edits settings under a test, and watching for it means every folder below the binaries.
            host.UseSetting("hostBuilder:reloadConfigOnChange", "false");
            if (onKestrel)
            {
                // A port that is free, and not the one where the service listens by itself: another test may be there.
                host.UseSetting("urls", "http://127.0.0.1:0");
                host.UseSetting("PublicBaseUrl", "http://localhost:5080");
            }

            foreach (var (key, value) in database.Settings())
            {
                host.UseSetting(key, value);
            }

            foreach (var (key, value) in settings)
            {
                host.UseSetting(key, value);
            }

            host.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                services.HashPasswordsQuickly();
                if (routes is not null)
                {
                    services.AddSingleton<IStartupFilter>(new MoreRoutes(routes));
                }
            });
        });
        if (onKestrel)
        {
            factory.UseKestrel(0);
            factory.StartServer();
            address = new Uri(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        }

        Client = NewClient();
    }

    public ManualClock Clock { get; }

    /// <summary>A browser of its own: keeps cookies, does not follow redirects.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Provider => factory.Services;

    public Database Database => Get<Database>();

    /// <summary>The port of a site that runs on Kestrel.</summary>
    public int Port => Client.BaseAddress!.Port;

    public static Task<TestSite> StartAsync(params (string Key, string Value)[] settings) => StartAsync(onKestrel: false, settings);

    /// <summary>Starts a site; on Kestrel, requests travel over a socket of this machine as they would from outside.</summary>
    public static async Task<TestSite> StartAsync(bool onKestrel, params (string Key, string Value)[] settings) =>
        new(await TestDatabase.CreateReadyAsync(nameof(DatabaseEngine.Sqlite)), new ManualClock(), onKestrel, settings);

    /// <summary>
    /// Starts a site in October, lets a test fill that month, and goes on to when tests are: what closes months beside the
    /// pages finds it filled.
    /// </summary>
    public static async Task<TestSite> StartInOctoberAsync(Func<TestSite, Task> fill)
    {
        var clock = new ManualClock();
        clock.Set(new DateTimeOffset(2026, 10, 20, 4, 0, 0, TimeSpan.Zero));
        var site = new TestSite(await TestDatabase.CreateReadyAsync(nameof(DatabaseEngine.Sqlite)), clock, onKestrel: false, settings: []);
        await fill(site);
        clock.Set(ManualClock.First);
        return site;
    }

    /// <summary>Starts a site that has routes of the test's own beside all others.</summary>
    public static async Task<TestSite> StartWithRoutesAsync(Action<IEndpointRouteBuilder> routes) =>
        new(await TestDatabase.CreateReadyAsync(nameof(DatabaseEngine.Sqlite)), new ManualClock(), onKestrel: false, settings: [], routes);

    public HttpClient NewClient() => factory.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        HandleCookies = true,
        BaseAddress = address,
    });

    /// <summary>Sends a request through the site in memory and answers all that was left on it.</summary>
    public Task<HttpContext> SendAsync(Action<HttpContext> request) => factory.Server.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>A browser with these cookies, which it keeps up to date.</summary>
    public HttpClient NewClient(CookieContainer cookies) => factory.CreateDefaultClient(address, new CookieContainerHandler(cookies));

    public T Get<T>()
        where T : notnull => Provider.GetRequiredService<T>();

    /// <summary>The page at a path, parsed.</summary>
    public async Task<IDocument> PageAsync(string path, HttpClient? client = null)
    {
        using var response = await (client ?? Client).GetAsync(path);
        return await ParseAsync(response);
    }

    /// <summary>Runs a statement straight on the database.</summary>
    public async Task ExecuteAsync(string sql, object? arguments = null)
    {
        await using var connection = await Database.ConnectAsync();
        await connection.ExecuteAsync(sql, arguments);
    }

    /// <summary>One value straight from the database.</summary>
    public async Task<T> ValueAsync<T>(string sql, object? arguments = null)
    {
        await using var connection = await Database.ConnectAsync();
        return await connection.QuerySingleAsync<T>(sql, arguments);
    }

    public static async Task<IDocument> ParseAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await factory.DisposeAsync();
        await database.DisposeAsync();
    }

    // Program.cs maps its routes on the application itself: these are added to it once it has begun.
    private sealed class MoreRoutes(Action<IEndpointRouteBuilder> map) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            map((IEndpointRouteBuilder)app.Properties["__EndpointRouteBuilder"]!);
        };
    }
}
