using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace SafeDiningCode.Tests.Support;

/// <summary>
/// A password is made to cost a tenth of a second, for whoever guesses. Tests that are about something else do not pay it;
/// what the service itself asks for is held by <c>PasswordCostTests</c>.
/// </summary>
internal static class QuickPasswords
{
    private const int Rounds = 1000;

    public static void HashPasswordsQuickly(this IServiceCollection services) =>
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Rounds);
}
