using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Notices.Addresses;
using SafeDiningCode.Web.Notices.Inbox;
using SafeDiningCode.Web.Notices.Mail;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Web.Notices;

/// <summary>Notices: what owners and regulators should see to. Written by other slices through <see cref="NoticeBook"/>.</summary>
internal static class NoticesModule
{
    private const int NavigationOrder = 890;

    public static IServiceCollection AddNotices(this IServiceCollection services, IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        services.AddOptions<MailOptions>().Configure(options => Bind(options, mail)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptions.Validator>();
        services.AddSingleton<MailServer>();
        if (!string.IsNullOrWhiteSpace(mail["Host"]))
        {
            services.AddSingleton<ICarryNotices, MailCarrier>();
        }

        services.AddSingleton<NoticeBook>();
        services.AddSingleton<InboxBook>();
        services.AddSingleton<AddressLinks>();
        services.AddScoped<AddressBook>();
        services.AddScoped<AddressView>();
        services.AddSingleton<NoticeCourier>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeCourier>());
        services.AddSingleton<NoticeHousekeeping>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeHousekeeping>());
        services.AddNavigation(NavigationOrder, Viewer.InboxPath, "提醒", "Notices", Enum.GetValues<Role>());
        return services;
    }

    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        routes.MapInbox();
        routes.MapAddresses();
    }

    private static void Bind(MailOptions options, IConfigurationSection mail)
    {
        options.Host = mail["Host"]?.Trim() ?? "";
        options.From = mail["From"] ?? "";
        options.User = mail["User"] ?? "";
        options.Password = mail["Password"] ?? "";
        options.Port = !Has(mail, "Port") ? options.Port : int.TryParse(mail["Port"], System.Globalization.CultureInfo.InvariantCulture, out var port) ? port : 0;
        options.Tls = !Has(mail, "Tls") ? options.Tls : Enum.TryParse<MailTls>(mail["Tls"], ignoreCase: true, out var tls) ? tls : (MailTls)(-1);
    }

    private static bool Has(IConfigurationSection mail, string name) => !string.IsNullOrWhiteSpace(mail[name]);
}
