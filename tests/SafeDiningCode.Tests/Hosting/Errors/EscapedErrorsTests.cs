using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SafeDiningCode.Web.Hosting.Errors;

namespace SafeDiningCode.Tests.Hosting.Errors;

public sealed class EscapedErrorsTests
{
    [Fact]
    public async Task An_answer_that_breaks_off_is_cut_and_logged_without_what_was_sent()
    {
        using var log = new WrittenLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.UseEscapedErrors();
        app.MapGet("/half/{text}", async (string text, HttpContext http) =>
        {
            await http.Response.WriteAsync("half");
            await http.Response.Body.FlushAsync();
            int.Parse(text, CultureInfo.InvariantCulture);
        });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("/half/telltale"));
        await app.StopAsync();

        Assert.Contains(log.Lines, line => line.Contains("was cut", StringComparison.Ordinal) && line.Contains("FormatException", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("telltale", StringComparison.Ordinal));
    }

    private sealed class WrittenLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Microsoft.AspNetCore.Server", StringComparison.Ordinal)
            || categoryName.StartsWith("SafeDiningCode", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Lines.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
            // Nothing to let go of.
        }
    }
}
