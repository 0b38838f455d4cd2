using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.ChangeRequests;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Commands;
using SafeDiningCode.Web.Contradictions;
using SafeDiningCode.Web.Demo;
using SafeDiningCode.Web.Desk;
using SafeDiningCode.Web.Home;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Health;
using SafeDiningCode.Web.Inspections;
using SafeDiningCode.Web.Kitchens;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.OpenData;
using SafeDiningCode.Web.Owners;
using SafeDiningCode.Web.Rating;
using SafeDiningCode.Web.Rectification;
using SafeDiningCode.Web.Responsibility;
using SafeDiningCode.Web.SavedFilters;
using SafeDiningCode.Web.Scanning;
using SafeDiningCode.Web.Scanning.Page;
using SafeDiningCode.Web.Shopfront;
using SafeDiningCode.Web.Staff;
using SafeDiningCode.Web.Standing;
using SafeDiningCode.Web.SelfChecks;
using SafeDiningCode.Web.SetAside;
using SafeDiningCode.Web.Statistics;
using SafeDiningCode.Web.Themes;

if (CommandLine.IsCommand(args))
{
    return await CommandLine.RunAsync(args);
}

var builder = ServerBuilder.Create(args);
builder.Services.AddSafeDining(builder.Configuration);

var app = builder.Build();
if (!await app.Services.TryPrepareDatabaseAsync())
{
    return 1;
}

await app.UseDemoAsync();

app.UseLastResorts();
app.UseReadyScans();
app.UseHosting();
app.UseAccounts();
app.MapHealth();
app.MapCodes();
app.MapScanning();
app.MapHome();
app.MapRating();
app.MapStatistics();
app.MapSetAside();
app.MapAccounts();
app.MapAudit();
app.MapNotices();
app.MapKitchens();
app.MapStaff();
app.MapSelfChecks();
app.MapRectification();
app.MapResponsibility();
app.MapThemes();
app.MapContradictions();
app.MapShopfront();
app.MapChangeRequests();
app.MapInspections();
app.MapOwners();
app.MapStanding();
app.MapDesk();
app.MapSavedFilters();
app.MapOpenApiDescription();

await app.RunAsync();
return 0;
