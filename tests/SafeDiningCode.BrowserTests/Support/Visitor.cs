using Microsoft.Playwright;
using SafeDiningCode.Web.Accounts.Sessions;

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>How a visitor's browser is set.</summary>
internal sealed record VisitorOptions
{
    /// <summary>Whether scripts run. Few pages have any, and all must do without.</summary>
    public bool Scripts { get; init; } = true;

    /// <summary>English instead of Chinese.</summary>
    public bool English { get; init; }

    /// <summary>Width of the screen in CSS pixels.</summary>
    public int Width { get; init; } = 390;

    /// <summary>Height of the screen in CSS pixels.</summary>
    public int Height { get; init; } = 844;

    /// <summary>Large type, as by the link at the foot.</summary>
    public bool Large { get; init; }

    /// <summary>The dark scheme.</summary>
    public bool Dark { get; init; }

    /// <summary>The reader's own few colours instead of the page's.</summary>
    public bool ForcedColors { get; init; }
}

/// <summary>One visitor: a browser window with its own cookies, and a record of everything the browser complained of.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly string site;
    private readonly VisitorOptions options;
    private readonly List<string> complaints = [];
    private readonly List<string> requests = [];

    private Visitor(IBrowserContext context, IPage page, string site, VisitorOptions options)
    {
        (this.context, Page, this.site, this.options) = (context, page, site, options);
        page.Console += (_, message) =>
        {
            // A page that answers 404 or 422 on purpose is not a fault; a part of it that is missing would be.
            var isStatusOfThePage = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
                && !message.Location.StartsWith("data:", StringComparison.Ordinal)
                && message.Text.Contains("status of 4", StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !isStatusOfThePage)
            {
                complaints.Add($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => complaints.Add($"script: {error}");
        page.Request += (_, request) => requests.Add($"{request.Method} {request.Url}");
    }

    /// <summary>Whether the visitor reads English.</summary>
    public bool English => options.English;

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained of: refused styles, missing parts, failing scripts.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>What the browser asked for over the network.</summary>
    public IReadOnlyList<string> Requests => [.. requests.Where(request => !request.Contains(" data:", StringComparison.Ordinal))];

    /// <summary>The same cookies without the window: for a request sent once more.</summary>
    public IAPIRequestContext Again => context.APIRequest;

    public static async Task<Visitor> ArriveAsync(IBrowser browser, string site, VisitorOptions options)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = site,
            ViewportSize = new() { Width = options.Width, Height = options.Height },
            JavaScriptEnabled = options.Scripts,
            Locale = options.English ? "en-GB" : "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = options.ForcedColors ? ForcedColors.Active : ForcedColors.None,
            HasTouch = options.Width < 600,
        });
        return new(context, await context.NewPageAsync(), site, options);
    }

    /// <summary>Opens a path of the site.</summary>
    public async Task<IResponse> GoAsync(string path) =>
        await Page.GotoAsync(site + (options.Large ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}size=l" : path)) ?? throw new InvalidOperationException($"No answer for {path}.");

    /// <summary>Has the window be signed in by this session from now on.</summary>
    public Task SignInAsync(string session) => context.AddCookiesAsync([new() { Name = SessionCookie.Name, Value = session, Url = site, HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);

    /// <summary>Has the window be as it was on arrival: nobody is signed in, and nothing was complained of.</summary>
    public async Task ForgetAsync()
    {
        await context.ClearCookiesAsync();
        await Page.GotoAsync("about:blank");
        await Page.SetViewportSizeAsync(options.Width, options.Height);
        await Page.EmulateMediaAsync(new() { ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light });
        complaints.Clear();
        requests.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
