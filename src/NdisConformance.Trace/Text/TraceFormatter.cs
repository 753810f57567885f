using System.Globalization;
using System.Text;

namespace NdisConformance.Trace;

/// <summary>
/// Writes a trace, one line an event: virtual time in microseconds, processor, IRQL, then, indented by depth,
/// <c>&gt;</c> for a call of the driver into NDIS, <c>&lt;</c> for a callback, <c>*</c> for a fact, the name, the
/// arguments by name and after <c>-&gt;</c> what came back, in brackets what the host knows besides. A call with events
/// inside ends in a line of its own.
/// </summary>
public static class TraceFormatter
{
    private const int IndentWidth = 2;
    private const int IrqlWidth = 8;

    /// <summary>The text of a snapshot: LF, final newline.</summary>
    public static string Snapshot(TraceStore store, SnapshotHeader header)
    {
        if (!store.IsComplete)
        {
            throw new InvalidOperationException("a snapshot needs a store that keeps the whole trace");
        }

        StringBuilder text = new();
        text.Append(header.ToString()).Append('\n');
        Append(text, store, TraceForm.Snapshot);
        return text.ToString();
    }

    /// <summary>The text of all that is kept, with what the host knows.</summary>
    public static string Full(TraceStore store)
    {
        StringBuilder text = new();
        Append(text, store, TraceForm.Full);
        return text.ToString();
    }

    /// <summary>One event as a line of its own, as reports quote it.</summary>
    public static string Line(in TraceEvent traceEvent)
    {
        StringBuilder text = new();
        AppendColumns(text, in traceEvent);
        text.Append(Sign(in traceEvent)).Append(' ');
        AppendBody(text, in traceEvent, TraceForm.Full);
        return text.ToString();
    }

    internal static string IrqlName(int irql) => irql switch
    {
        0 => "PASSIVE",
        1 => "APC",
        2 => "DISPATCH",
        _ => string.Create(CultureInfo.InvariantCulture, $"DIRQL{irql}"),
    };

    private static void Append(StringBuilder text, TraceStore store, TraceForm form)
    {
        int current = Next(store, 0, form);
        while (current < store.Count)
        {
            int following = Next(store, current + 1, form);
            bool folds = following < store.Count && Ends(in store[current], in store[following]);
            AppendLine(text, in store[current], form);
            if (folds)
            {
                AppendResult(text, in store[following], form);
                following = Next(store, following + 1, form);
            }
            else if (store[current].Kind is TraceKind.Call or TraceKind.Enter)
            {
                text.Append(" {");
            }

            text.Append('\n');
            current = following;
        }
    }

    private static int Next(TraceStore store, int index, TraceForm form)
    {
        while (index < store.Count && !TraceProjection.Keeps(in store[index], form))
        {
            index++;
        }

        return index;
    }

    private static bool Ends(in TraceEvent begin, in TraceEvent end)
        => begin.Kind is TraceKind.Call or TraceKind.Enter
            && end.Kind is TraceKind.Return or TraceKind.Exit
            && end.Begin == begin.Sequence;

    private static void AppendLine(StringBuilder text, in TraceEvent traceEvent, TraceForm form)
    {
        if (form == TraceForm.Full)
        {
            text.Append(CultureInfo.InvariantCulture, $"{traceEvent.Sequence,6} ");
        }

        AppendColumns(text, in traceEvent);
        text.Append(' ', traceEvent.Depth * IndentWidth).Append(Sign(in traceEvent)).Append(' ');
        AppendBody(text, in traceEvent, form);
    }

    private static void AppendColumns(StringBuilder text, in TraceEvent traceEvent)
    {
        text.Append(CultureInfo.InvariantCulture, $"{traceEvent.Time / 10,8}.{traceEvent.Time % 10} ");
        text.Append(CultureInfo.InvariantCulture, $"P{traceEvent.Processor} {IrqlName(traceEvent.Irql),-IrqlWidth} ");
    }

    private static char Sign(in TraceEvent traceEvent) => traceEvent.Kind switch
    {
        TraceKind.Call => '>',
        TraceKind.Enter => '<',
        TraceKind.Fact => '*',
        _ => '}',
    };

    private static void AppendBody(StringBuilder text, in TraceEvent traceEvent, TraceForm form)
    {
        text.Append(traceEvent.Name.ToString());
        if (traceEvent.Kind is TraceKind.Return or TraceKind.Exit)
        {
            AppendResult(text, in traceEvent, form);
            return;
        }

        TraceRow row = TraceSchema.Of(traceEvent.Name);
        text.Append('(');
        AppendArguments(text, in traceEvent, row.Arguments, form, any: false);
        text.Append(')');
        AppendKnowledge(text, in traceEvent, row.Arguments, form);
    }

    private static void AppendResult(StringBuilder text, in TraceEvent end, TraceForm form)
    {
        TraceRow row = TraceSchema.Of(end.Name);
        int start = text.Length;
        text.Append(" -> ");
        bool hasResult = row.Result != TraceType.Void;
        if (hasResult)
        {
            text.Append(form == TraceForm.Full
                ? TraceText.InFull(row.ResultInFull, end.Result)
                : TraceText.Argument(row.Result, end.Result));
        }

        if (!AppendArguments(text, in end, row.Outputs, form, hasResult) && !hasResult)
        {
            text.Length = start;
        }

        AppendKnowledge(text, in end, row.Outputs, form);
    }

    private static bool AppendArguments(
        StringBuilder text,
        in TraceEvent traceEvent,
        IReadOnlyList<TraceParameter> parameters,
        TraceForm form,
        bool any)
    {
        foreach (TraceParameter parameter in parameters)
        {
            bool isSaid = !parameter.IsHostKnowledge || traceEvent.Kind == TraceKind.Fact;
            if (isSaid && TraceProjection.Keeps(parameter, form) && IsWritten(in traceEvent, parameter))
            {
                AppendArgument(text, in traceEvent, parameter, form, any ? ", " : string.Empty);
                any = true;
            }
        }

        return any;
    }

    /// <summary>In brackets what the driver did not say and NDIS did not say to it.</summary>
    private static void AppendKnowledge(
        StringBuilder text, in TraceEvent traceEvent, IReadOnlyList<TraceParameter> parameters, TraceForm form)
    {
        bool any = false;
        foreach (TraceParameter parameter in parameters)
        {
            if (parameter.IsHostKnowledge
                && traceEvent.Kind != TraceKind.Fact
                && TraceProjection.Keeps(parameter, form)
                && IsWritten(in traceEvent, parameter))
            {
                AppendArgument(text, in traceEvent, parameter, form, any ? ", " : " [");
                any = true;
            }
        }

        text.Append(any ? "]" : string.Empty);
    }

    /// <summary>What the host knows is written where it is not simply nothing.</summary>
    private static bool IsWritten(in TraceEvent traceEvent, TraceParameter parameter)
        => !parameter.IsHostKnowledge || (parameter.IsShown && !IsNothing(parameter, traceEvent.ValueOf(parameter)));

    private static bool IsNothing(TraceParameter parameter, ulong value) => parameter.Type == TraceType.Obj
        ? new TraceObject(value).State == ObjectState.Null || value == 0
        : value == 0;

    private static void AppendArgument(
        StringBuilder text, in TraceEvent traceEvent, TraceParameter parameter, TraceForm form, string before)
    {
        ulong value = traceEvent.ValueOf(parameter);
        text.Append(before).Append(parameter.Name).Append('=');
        text.Append(form == TraceForm.Snapshot ? TraceText.Argument(parameter.Type, value) : parameter.InFull switch
        {
            TraceType.ArgumentName => ArgumentName(in traceEvent, (int)value),
            TraceType.MemberName => MemberName(in traceEvent, value),
            _ => TraceText.InFull(parameter.InFull, value),
        });
    }

    private static string ArgumentName(in TraceEvent misuse, int position)
    {
        TraceName ddi = new HandleMisuseEvent(in misuse).Ddi;
        TraceParameter? argument = ddi == TraceName.None
            ? null
            : TraceSchema.Of(ddi).Arguments.FirstOrDefault(parameter => parameter.Position == position);
        return argument?.Name ?? TraceText.Argument(TraceType.Dec, (ulong)position);
    }

    private static string MemberName(in TraceEvent access, ulong offset)
    {
        StaleAccessEvent stale = new(in access);
        return StructureMembers.Find(stale.Structure, offset, stale.Length)
            ?? TraceText.Argument(TraceType.Hex, offset);
    }
}
