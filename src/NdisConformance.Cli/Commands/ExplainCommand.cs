using System.CommandLine;
using System.CommandLine.Completions;
using NdisConformance.Evidence;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary><c>explain RULE</c></summary>
internal sealed class ExplainCommand(
    RuleExplainer explainer,
    PluginLocator plugins,
    ReportFormats formats,
    Interruption interruption,
    Output output) : ICommandSource
{
    private readonly Argument<string> _rule = new("rule")
    {
        // Without it the help lists everything that completes.
        HelpName = "RULE",
        Description = "ID of a rule, for example SGDMA-FREE-002",
    };

    private readonly FormatOption<RulePage> _format = new(formats);

    public Command Create()
    {
        Command command = new(
            "explain",
            "Print the page of a rule: requirement, source, what Windows does, and traces that break and keep it.")
        {
            _rule, _format.Option,
        };
        _rule.CompletionSources.Add(_ => RuleRoster.All.Select(rule => new CompletionItem(rule.Rule.Id)));
        command.SetAction(parsed => output.Report(_format.Of(parsed), () => Explain(parsed), page => page.ExitCode));
        return command;
    }

    private RulePage Explain(ParseResult parsed)
    {
        string id = parsed.GetRequiredValue(_rule);
        RuleListing rule = RuleRoster.Find(id) ?? throw new ConfigurationException(
            $"there is no rule {Quoted.Of(id)}; the nearest are "
            + string.Join(", ", NearestIds.Of(id, RuleCatalogue.All.Select(known => known.Id))));
        Open();
        return explainer.Explain(rule, interruption.Token);
    }

    // Without these plugins the page has no traces, which is better than no page.
    private void Open()
    {
        if (plugins.Has(
            PluginLocator.Faulty, PluginLocator.Reference, PluginLocator.Conforming, PluginLocator.Legacy))
        {
            explainer.Open(
                plugins.Find(PluginLocator.Faulty),
                plugins.Find(PluginLocator.Reference),
                plugins.Find(PluginLocator.Conforming),
                plugins.Find(PluginLocator.Legacy));
        }
    }
}
