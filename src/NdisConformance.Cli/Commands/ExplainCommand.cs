using System.CommandLine;
using NdisConformance.Evidence;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>explain RULE</c></summary>
internal sealed class ExplainCommand(RuleExplainer explainer, PluginLocator plugins, Output output) : ICommandSource
{
    private readonly Argument<string> _rule = new("rule") { Description = "the ID of a rule, as SGDMA-FREE-002" };
    private readonly Option<string> _format = SharedOptions.Format();

    public Command Create()
    {
        Command command = new(
            "explain", "Say what a rule asks for, who says so, what Windows does, and how it looks broken and kept.")
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
        Open();
        RulePage page = explainer.Explain(rule);
        if (SharedOptions.IsJson(parsed, _format))
        {
            output.Results.Write(JsonReport.Of(page));
        }
        else
        {
            RulePageText.Write(output.Results, page);
        }

        return ExitCode.Success;
    }

    // A page without traces is better than none: the plugins need not lie beside the tool.
    private void Open()
    {
        if (plugins.Has(PluginLocator.Faulty, PluginLocator.Reference, PluginLocator.Conforming))
        {
            explainer.Open(
                plugins.Find(PluginLocator.Faulty),
                plugins.Find(PluginLocator.Reference),
                plugins.Find(PluginLocator.Conforming));
        }
    }
}
