using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Tests.Accounts.Identity;

/// <summary>What a password costs to hash in the service as it is delivered: other tests hash quickly.</summary>
public sealed class PasswordCostTests
{
    [Fact]
    public async Task A_stored_password_costs_a_guesser_what_owasp_asks_for()
    {
        var configuration = new ConfigurationBuilder().Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSafeDining(configuration).BuildServiceProvider();
        var nobody = new Account { Id = 1, Name = "", RoleCode = Roles.ToCode(Role.Owner), CreatedAt = default };

        var stored = Convert.FromBase64String(services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(nobody, "米线要趁热吃才香是真的"));

        // The framework's third format: a byte for it, four for the function (2 is SHA-512), four for the rounds.
        Assert.Equal(1, stored[0]);
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(stored.AsSpan(1)));
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(stored.AsSpan(5)) >= 210_000);
    }
}
