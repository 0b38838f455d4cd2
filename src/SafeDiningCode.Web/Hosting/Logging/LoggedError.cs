using System.Data.Common;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Options;

namespace SafeDiningCode.Web.Hosting.Logging;

/// <summary>
/// An exception as the log may show it: types, codes and stack. The message goes with it only where its kind never
/// quotes what somebody sent; others do: a number that cannot be read, text that is too long for its column.
/// </summary>
internal static class LoggedError
{
    // Errors whose message quotes a value: duplicate key, text too long, a value that does not convert, JSON that cannot be read.
    private static readonly int[] SqlServerQuoting = [2601, 2627, 2628, 8152, 241, 242, 244, 245, 248, 295, 8114, 8115, 13609];

    /// <summary>The text for the log.</summary>
    public static string Of(Exception? error)
    {
        var text = new StringBuilder();
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            text.Append(text.Length == 0 ? "" : " <- ").Append(inner.GetType().FullName);
            if (inner is SqlException sql)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $" {sql.Number}");
            }

            if (IsPlain(inner))
            {
                text.Append(": ").Append(inner.Message);
            }
        }

        return text.AppendLine().Append(error?.StackTrace).ToString();
    }

    private static bool IsPlain(Exception error) => error switch
    {
        // An unreadable request, quoted.
        BadHttpRequestException => false,
        SqlException sql => !sql.Errors.Cast<SqlError>().Any(part => SqlServerQuoting.Contains(part.Number)),
        DbException or IOException or SocketException or TimeoutException or OptionsValidationException => true,
        // Not what derives from it: of those nothing is known.
        _ => error.GetType() == typeof(InvalidOperationException),
    };
}
