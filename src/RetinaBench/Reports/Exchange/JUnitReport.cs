using System.Globalization;
using System.Text;
using System.Xml;
using RetinaBench.Criteria;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Exchange;

/// <summary>Writes the verdicts of a record as the XML that CI systems read: a suite of tests a model, a test a judged criterion.</summary>
/// <remarks>
/// A subject fails the tests whose claim does not hold for it, and a null those that it passes; what could not be decided is skipped, with the
/// reason. A suite that is not about a model is one test of it that is skipped. Descriptive entries are left out. Times are left out too, so that the same results give the same bytes.
/// </remarks>
internal static class JUnitReport
{
    /// <summary>Name of the file in the folder of a report.</summary>
    public const string FileName = "junit.xml";

    /// <summary>Makes the document.</summary>
    /// <param name="record">The record.</param>
    public static string Render(RunRecord record)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        // The writer would declare utf-16, the encoding of text in memory; files of a report are UTF-8.
        text.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(text, settings))
        {
            TestSuite[] suites = [.. from model in record.Models from suite in model.Suites select TestSuite.Of(model, suite)];
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "retinabench");
            WriteCounts(xml, [.. suites.SelectMany(s => s.Cells)]);
            foreach (TestSuite suite in suites)
                Write(xml, suite);
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, TestSuite suite)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean($"{suite.Suite}.{suite.Model}"));
        WriteCounts(xml, suite.Cells);
        foreach ((Judgement judgement, CellOutcome outcome) in suite.Cells)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Clean($"{suite.Suite}.{suite.Model}"));
            xml.WriteAttributeString("name", Clean(judgement.Criterion));
            if (outcome != CellOutcome.Passed)
            {
                xml.WriteStartElement(outcome switch { CellOutcome.Failed => "failure", CellOutcome.Errored => "error", _ => "skipped" });
                xml.WriteAttributeString("message", Clean($"{judgement.Verdict}: {judgement.Reason}"));
                xml.WriteString(Clean(judgement.Measured));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<(Judgement Judgement, CellOutcome Outcome)> cells)
    {
        xml.WriteAttributeString("tests", cells.Count.ToString(CultureInfo.InvariantCulture));
        foreach ((string name, CellOutcome outcome) in new[] { ("failures", CellOutcome.Failed), ("errors", CellOutcome.Errored), ("skipped", CellOutcome.Skipped) })
            xml.WriteAttributeString(name, cells.Count(c => c.Outcome == outcome).ToString(CultureInfo.InvariantCulture));
    }

    // Characters that XML has no way to write.
    private static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar.ToString() : rune.ToString());
        return clean.ToString();
    }

    private sealed record TestSuite(string Model, string Suite, IReadOnlyList<(Judgement Judgement, CellOutcome Outcome)> Cells)
    {
        public static TestSuite Of(ModelRecord model, ModelSuiteRecord suite) => new(
            model.Name, suite.Suite, suite.NotApplicable is { } reason
                ? [(new("applicability", Verdict.NotApplicable, null, null, null, "nothing", reason), CellOutcome.Skipped)]
                : [.. from j in suite.Judgements where j.Verdict is not null select (j, CellOutcomes.Of(model.Card?.Role, j.Verdict!.Value))]);
    }
}
