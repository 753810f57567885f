using System.CommandLine;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Cli;

/// <summary><c>explain RULE</c></summary>
internal sealed class ExplainCommand(IReadOnlyList<Scenario> catalogue, Output output) : ICommandSource
{
    private readonly Argument<string> _rule = new("rule") { Description = "the ID of a rule, as SGDMA-FREE-002" };
    private readonly Option<string> _format = SharedOptions.Format();

    public Command Create()
    {
        Command command = new("explain", "Say what a rule asks for, who says so, and what Windows does.")
        {
            _rule, _format,
        };
        command.SetAction(parsed => output.Guard(SharedOptions.IsJson(parsed, _format), () => Explain(parsed)));
        return command;
    }

    private ExitCode Explain(ParseResult parsed)
    {
        string id = parsed.GetRequiredValue(_rule);
        RuleListing rule = RuleRoster.Find(id) ?? throw new ConfigurationException(
            $"there is no rule {id}; the nearest are {string.Join(", ", RuleCatalogue.Nearest(id))}");
        if (SharedOptions.IsJson(parsed, _format))
        {
            output.Results.Write(JsonReport.Of(rule));
        }
        else
        {
            ListText.Explain(
                output.Results, rule, Listings.Of(catalogue.Where(scenario => scenario.Rules.Contains(rule.Rule.Id))));
        }

        return ExitCode.Success;
    }
}
