using System.CommandLine;
using System.Globalization;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary><c>waivers [list|add|update]</c></summary>
internal sealed class WaiversCommand(IReadOnlyList<Scenario> catalogue, ReportFormats formats, Output output)
    : ICommandSource
{
    /// <summary>Name of the command.</summary>
    public const string Name = "waivers";

    private const string Listing = "List the waivers of the nearest .ndis-conformance.json, and whether they hold.";

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public Command Create()
    {
        Command command = Command(Name, Listing + " Add or update one.", List);
        command.Add(Command("list", Listing, List));
        command.Add(Command(
            "add",
            "Add a waiver to the nearest .ndis-conformance.json, or to a new one in the current directory. Needs "
            + "--reason, and --rule or --fingerprint.",
            Add));
        command.Add(Command(
            "update",
            "Change --reason, --owner or --until of a waiver. The other options say which, and are those of "
            + "`waivers add`.",
            Update));
        return command;
    }

    private static WaiverList List()
    {
        ToolConfiguration near = Configurations.Near();
        return new WaiverList { File = near.File, Waivers = near.Waivers, Today = Today };
    }

    private static WaiverList Written(string file, Waiver waiver) => new()
    {
        File = file, Waivers = [waiver], Today = Today, IsWritten = true,
    };

    private WaiverList Add(ParseResult parsed, WaiverOptions options)
    {
        Waiver waiver = options.Of(parsed).ReadWaiver();
        if (waiver.Scope.Scenario is { } pattern && !catalogue.Any(scenario => waiver.Scope.HasScenario(scenario.Id)))
        {
            throw WaiverOptions.Fault(
                WaiverTexts.Scenario,
                $"is wrong: no scenario matches {Quoted.Of(pattern)}; the nearest are "
                + string.Join(", ", NearestIds.Of(pattern, catalogue.Select(scenario => scenario.Id))));
        }

        CheckDay(waiver.Until);
        return Written(WaiverFile.Add(Configurations.CurrentFolder(), waiver), waiver);
    }

    private static WaiverList Update(ParseResult parsed, WaiverOptions options)
    {
        WaiverTexts texts = options.Of(parsed);
        WaiverScope scope = texts.ReadScope();
        string? reason = options.Given(parsed, WaiverTexts.Reason);
        string? owner = options.Given(parsed, WaiverTexts.Owner);
        DateOnly? until = texts.ReadUntil();
        if (reason is null && owner is null && until is null)
        {
            throw new ConfigurationException("nothing is to be changed; give --reason, --owner or --until");
        }

        CheckDay(until);
        (string file, Waiver waiver) = WaiverFile.Update(Configurations.CurrentFolder(), scope, before => before with
        {
            Reason = reason ?? before.Reason,
            Owner = owner ?? before.Owner,
            Until = until ?? before.Until,
        });
        return Written(file, waiver);
    }

    private static void CheckDay(DateOnly? until)
    {
        if (until < Today)
        {
            string day = until.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            throw WaiverOptions.Fault(WaiverTexts.Until, $"is {day}, which is over; give today or a later day");
        }
    }

    private Command Command(string name, string description, Func<WaiverList> result)
    {
        FormatOption<WaiverList> format = new(formats);
        Command command = new(name, description) { format.Option };
        command.SetAction(parsed => output.Report(format.Of(parsed), result, static _ => ExitCode.Success));
        return command;
    }

    private Command Command(string name, string description, Func<ParseResult, WaiverOptions, WaiverList> result)
    {
        FormatOption<WaiverList> format = new(formats);
        WaiverOptions options = new();
        Command command = new(name, description);
        foreach (Option option in options.All.Append(format.Option))
        {
            command.Add(option);
        }

        command.SetAction(parsed => output.Report(
            format.Of(parsed), () => result(parsed, options), static _ => ExitCode.Success));
        return command;
    }
}
