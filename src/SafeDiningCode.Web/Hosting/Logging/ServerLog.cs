using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SafeDiningCode.Web.Hosting.Logging;

/// <summary>
/// The server's log on the console: one JSON object a line, for a collector to read; in Development as people read it.
/// Nothing of a person is in it: scopes, which carry paths and addresses, stay out.
/// </summary>
internal static class ServerLog
{
    private const string TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void ConfigureLog(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            return;
        }

        builder.Logging.ClearProviders().AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = TimestampFormat;
            console.IncludeScopes = false;
            console.JsonWriterOptions = new JsonWriterOptions { Indented = false, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        });
    }
}
