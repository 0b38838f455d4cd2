using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Hosting.Errors;

/// <summary>
/// Exceptions for which no answer can be given any more, for one has begun: logged as all others are, and the connection
/// is cut so that nobody takes the half for the whole. The server itself would log them with their message.
/// </summary>
internal static class EscapedErrors
{
    /// <summary>Goes before everything else.</summary>
    public static void UseEscapedErrors(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(EscapedErrors));
        app.Use((http, next) =>
        {
            var answering = next(http);
            // Most answers are complete by now, and cost nothing here.
            return answering.IsCompletedSuccessfully ? answering : WatchAsync(answering, http, logger);
        });
    }

    private static async Task WatchAsync(Task answering, HttpContext http, ILogger logger)
    {
        try
        {
            await answering;
        }
        catch (Exception error)
        {
            if (!http.RequestAborted.IsCancellationRequested)
            {
                logger.LogError("The answer to {Route} was cut: {Error}", http.GetEndpoint()?.DisplayName ?? "(no route)", LoggedError.Of(error));
            }

            http.Abort();
        }
    }
}
