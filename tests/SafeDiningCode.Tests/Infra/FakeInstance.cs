using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SafeDiningCode.Tests.Infra;

/// <summary>Stands in for an instance that a real one cannot be made to be: one that fails over requests, or changes its answer.</summary>
internal sealed class FakeInstance : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private FakeInstance(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>How many requests came, this one included.</summary>
    public int Requests => Volatile.Read(ref requests);

    public static async Task<FakeInstance> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{Ports.Free()}");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var instance = new FakeInstance(app, new Uri(builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)!));
        app.Run(http => answer(http, Interlocked.Increment(ref instance.requests)));
        await app.StartAsync();
        return instance;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
